import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { open } from '@/device/navigate'
import { useListWords } from './words'

/** Says what is still open, and what it could come to; nothing when every answer is known. */
export function OpenNotice({ view, list, own }: { view: BundleView; list: Checklist; own: boolean }) {
  const { t, pick } = useListWords(view)
  const unanswered = list.nextQuestions.length
  const unknown = list.questions.filter(({ state }) => state === 'unknown')
  const first = list.nextQuestions[0] ?? unknown[0]?.id
  if (first === undefined) return null
  const mayStop = list.blockers.find(({ certainty }) => certainty === 'depends')
  return (
    <Notice tone="soon" icon="question">
      {unanswered > 0 ? t('openUnanswered', { count: unanswered }) : t('open', { count: unknown.length })}
      {mayStop ? <View>{t('mayStop', { title: pick(mayStop.blocker.title) })}</View> : null}
      {own ? (
        <View className="list-buttons">
          <Button
            size="small"
            kind="ghost"
            text={t('decide')}
            onTap={() => open('guide', unanswered > 0 ? { id: list.bundle } : { id: list.bundle, at: first })}
          />
        </View>
      ) : null}
    </Notice>
  )
}
