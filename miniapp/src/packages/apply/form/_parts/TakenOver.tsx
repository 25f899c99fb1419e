import type { ApplicationView } from '@shared/contract/application'
import { View } from '@tarojs/components'
import { Notice } from '@/components/Notice'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import type { Step } from './steps'
import { problemsOn } from './steps'

/** What was filled in from a certificate, on one step: said once above, and at each field that nobody has changed since. */
export function useTakenOver({ takenOver }: ApplicationView, step: Step) {
  const { t, pick } = useText(words)
  const parts = takenOver?.parts ?? []
  const here = problemsOn(
    step,
    parts.map((part) => ({ part, problem: '' })),
  )
  return {
    isTaken: (part: string): boolean => parts.includes(part),
    notice:
      takenOver && here.length > 0 ? (
        <Notice icon="id-card" title={t('taken', { name: pick(takenOver.name), count: here.length })}>
          {t('takenHelp', { number: takenOver.number })}
        </Notice>
      ) : null,
  }
}

/** Under a field: nobody has looked at it yet in this application. */
export function TakenMark() {
  const { t } = useText(words)
  return <View className="form-taken">{t('takenMark')}</View>
}
