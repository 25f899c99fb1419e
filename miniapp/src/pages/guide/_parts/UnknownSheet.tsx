import type { BundleView, Question, Text } from '@shared/contract/catalogue'
import { checklistOf } from '@shared/domain/checklist'
import { type Answers, UNKNOWN } from '@shared/domain/condition'
import { type Outcome, outcomesOf } from '@shared/domain/outcome'
import { View } from '@tarojs/components'
import { useMemo } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { rangeText } from '@/components/item/words'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { guide as words } from '@/i18n/texts/guide'
import { useText } from '@/i18n/use-text'

interface UnknownSheetProps {
  open: boolean
  view: BundleView
  answers: Answers
  question: Question
  onClose: () => void
  onAnswer: (value: string | number) => void
}

/** "I don't know": how to find out, and what each answer would bring. Leaving it open is a good answer too. */
export function UnknownSheet({ open, onClose, ...more }: UnknownSheetProps) {
  const { t } = useText(words)
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('outcomes')}
      foot={<Button text={t('both')} hint={t('bothHint')} onTap={() => more.onAnswer(UNKNOWN)} />}
    >
      <Outcomes {...more} />
    </Sheet>
  )
}

interface Seen extends Outcome {
  /** What a later answer may still stop in this case. */
  mayStop: Text | undefined
}

function withRisks(view: BundleView, answers: Answers, question: string): Seen[] {
  return outcomesOf(view, answers, question).map((outcome) => {
    const { blockers } = checklistOf(view, { ...answers, [question]: outcome.answer })
    return { ...outcome, mayStop: blockers.find(({ certainty }) => certainty === 'depends')?.blocker.title }
  })
}

function Outcomes({ view, answers, question, onAnswer }: Omit<UnknownSheetProps, 'open' | 'onClose'>) {
  const { t, pick } = useText(words)
  const outcomes = useMemo(() => withRisks(view, answers, question.id), [view, answers, question.id])
  const same = outcomes.every(
    ({ extraItems, extraMaterials, blockers, mayStop }) =>
      extraItems.length + extraMaterials.length + blockers.length === 0 && mayStop === undefined,
  )
  return (
    <>
      {question.howToTell ? (
        <Notice icon="info" tone="good" title={t('howToTell')}>
          {pick(question.howToTell)}
        </Notice>
      ) : null}
      {same ? <Notice>{t('outcomeSame')}</Notice> : null}
      {outcomes.map((outcome) => (
        <Card key={outcome.answer}>
          <View className="strong">{t('outcomeIf', { label: pick(outcome.label) })}</View>
          <OutcomeText view={view} outcome={outcome} same={same} />
          {question.kind === 'choice' ? (
            <View className="outcome-pick">
              <Button size="small" kind="ghost" text={t('pickThis')} onTap={() => onAnswer(outcome.answer)} />
            </View>
          ) : null}
        </Card>
      ))}
    </>
  )
}

function OutcomeText({ view, outcome, same }: { view: BundleView; outcome: Seen; same: boolean }) {
  const { t, pick } = useText(words)
  const names = (all: readonly { id: string; name: Text }[], ids: readonly string[]) =>
    all
      .filter(({ id }) => ids.indexOf(id) >= 0)
      .map(({ name }) => pick(name))
      .join(t('join'))
  const blocker = view.bundle.blockers.find(({ id }) => id === outcome.blockers[0])
  if (blocker) return <View className="cinnabar">{t('outcomeBlocked', { title: pick(blocker.title) })}</View>
  const more = outcome.extraItems.length + outcome.extraMaterials.length > 0
  return (
    <>
      <View className="sub num">
        {t('outcomeSum', {
          items: outcome.items.length,
          materials: outcome.materials.length,
          days: rangeText(outcome.days.parallel),
        })}
      </View>
      {outcome.extraItems.length > 0 ? (
        <View>{t('outcomeItems', { names: names(view.items, outcome.extraItems) })}</View>
      ) : null}
      {outcome.extraMaterials.length > 0 ? (
        <View>{t('outcomeMaterials', { names: names(view.materials, outcome.extraMaterials) })}</View>
      ) : null}
      {outcome.mayStop ? (
        <View className="cinnabar">{t('outcomeMayStop', { title: pick(outcome.mayStop) })}</View>
      ) : null}
      {more || same || outcome.mayStop ? null : <View className="pine">{t('outcomeLess')}</View>}
    </>
  )
}
