import type { ApplicationView } from '@shared/contract/application'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useApplication } from '@/api/queries/application'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { goBack } from '@/device/navigate'
import { toPart } from '@/device/scroll'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { useSubject } from '../../_parts/use-subject'
import { ConflictSheet } from './ConflictSheet'
import { FillStep } from './FillStep'
import { OpenQuestions } from './OpenQuestions'
import { PapersStep } from './PapersStep'
import { ReviewBar } from './ReviewBar'
import { ReviewStep } from './ReviewStep'
import { StepHead } from './StepHead'
import { elementOf, firstOpen, problemsOn, STEPS, type Step, stepAfter, stepBefore } from './steps'
import { useDraft } from './use-draft'
import { useForm, useProblems } from './use-form'
import { useGuideAnswers } from './use-guide'
import { WhoStep } from './WhoStep'
import './form.scss'

/** The four steps of an application. Leaving is always safe: everything is kept as it is typed. */
export function Form({ view, answers }: { view: ApplicationView; answers: string | undefined }) {
  const { t } = useText(words)
  const draft = useDraft(view)
  const catalogue = useSubject(view.subject)
  const again = useApplication(view.id)
  const [step, setStep] = useState<Step>(() => (view.applicant.kind === null ? 'who' : firstOpen(view.problems)))
  /** Steps that were left once: only there it is said that something is missing. */
  const [left, setLeft] = useState<readonly Step[]>(() => (step === 'review' ? STEPS : []))
  useDidShow(() => void again.refetch())
  const { change } = draft
  useEffect(() => {
    if (answers !== undefined && answers !== '') change({ answers })
  }, [answers, change])

  const go = (next: Step, part?: string) => {
    // The last look is at everything, so from there on what is missing is said everywhere.
    if (next === 'review') setLeft(STEPS)
    else if (next !== step) setLeft((before) => [...before, step])
    setStep(next)
    toPart(part === undefined ? undefined : elementOf(part))
  }
  const back = () => {
    const before = stepBefore(step)
    if (before === undefined) void draft.flush().finally(goBack)
    else go(before)
  }
  useGuideAnswers(draft)
  const { shown } = draft
  const form = useForm(shown, catalogue.data)
  const problems = useProblems(draft, form)
  const open = problemsOn(step, problems).length
  const after = stepAfter(step)
  const isBlocked = shown.openQuestions.length > 0 || shown.problems.some(({ part }) => part === 'answers')
  const tried = left.includes(step)
  return (
    <Page
      title={t('title')}
      ownHeading
      onLeave={back}
      bar={
        isBlocked ? undefined : after === undefined ? (
          <ReviewBar draft={draft} problems={problems} />
        ) : (
          <BottomBar>
            <Button
              text={t('next')}
              {...(open > 0 && tried ? { hint: t('nextOpen', { count: open }) } : {})}
              onTap={() => go(after)}
            />
          </BottomBar>
        )
      }
    >
      {isBlocked ? (
        <OpenQuestions view={shown} />
      ) : (
        <>
          <StepHead draft={draft} problems={problems} step={step} left={left} onGo={go} />
          <Load query={catalogue}>
            {(known) => {
              const given = { draft, catalogue: known, form, problems, tried }
              if (step === 'who') return <WhoStep {...given} />
              if (step === 'fill') return <FillStep {...given} />
              if (step === 'papers') return <PapersStep {...given} />
              return <ReviewStep {...given} onGo={go} />
            }}
          </Load>
        </>
      )}
      <ConflictSheet draft={draft} form={form} catalogue={catalogue.data} />
    </Page>
  )
}
