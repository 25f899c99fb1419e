import type { BundleView } from '@shared/contract/catalogue'
import { checklistOf } from '@shared/domain/checklist'
import { useMemo } from 'react'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { keepAnswers, useKept } from '@/device/checklists'
import { open } from '@/device/navigate'
import { bundle as words } from '@/i18n/texts/bundle'
import { useText } from '@/i18n/use-text'

/** Begins the questions, or goes on where this person stopped. */
export function StartBar({ view }: { view: BundleView }) {
  const { t } = useText(words)
  const { id } = view.bundle
  const { answers } = useKept(id)
  const list = useMemo(() => checklistOf(view, answers), [view, answers])
  const done = list.questions.filter(({ state }) => state !== 'open').length
  const toGuide = () => open('guide', { id })
  const startOver = () => {
    keepAnswers(id, {})
    return toGuide()
  }
  if (done === 0) {
    return (
      <BottomBar>
        <Button text={t('start')} onTap={toGuide} />
      </BottomBar>
    )
  }
  const complete = list.nextQuestions.length === 0 && !list.stopped
  return (
    <BottomBar>
      <Button text={t('again')} kind="ghost" onTap={startOver} />
      {complete ? (
        <Button text={t('toList')} onTap={() => open('checklist', { id })} />
      ) : (
        <Button text={t('goOn')} onTap={toGuide} label={`${t('goOn')}，${t('goOnHint', { done })}`} />
      )}
    </BottomBar>
  )
}
