import type { BundleView } from '@shared/contract/catalogue'
import { type Checklist, checklistOf } from '@shared/domain/checklist'
import { UNKNOWN } from '@shared/domain/condition'
import { useEffect, useMemo, useState } from 'react'
import { useChecklistSync } from '@/api/checklist-sync'
import { useBundle } from '@/api/queries/catalogue'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { keepAnswer, readKept, useKept } from '@/device/checklists'
import { goBack, replace } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { guide as words } from '@/i18n/texts/guide'
import { useText } from '@/i18n/use-text'
import { AskBar } from './_parts/AskBar'
import { AskQuestion } from './_parts/AskQuestion'
import { answerOf } from './_parts/answer-of'
import { Stopped, StoppedBar } from './_parts/Stopped'
import { UnknownSheet } from './_parts/UnknownSheet'

/** The questions of a bundle, one a screen. `at` in the address changes one answer and then returns. */
export default function GuidePage() {
  const { t } = useText(words)
  const { id = '', at } = useParams()
  const query = useBundle(id)
  useChecklistSync(id)
  return query.data ? (
    <Guide view={query.data} changing={at} />
  ) : (
    <Page title={t('title')}>
      <Load query={query}>{() => null}</Load>
    </Page>
  )
}

function Guide({ view, changing }: { view: BundleView; changing: string | undefined }) {
  const { t } = useText(words)
  const { id } = view.bundle
  const { answers } = useKept(id)
  const list = useMemo(() => checklistOf(view, answers), [view, answers])
  const [chosen, setChosen] = useState(changing)
  const current = questionAt(list, chosen)
  const question = view.bundle.questions.find((one) => one.id === current)
  const stopped = list.stopped && current === undefined
  const done = !stopped && question === undefined
  // Drafts are not kept: what is chosen counts when the button is pressed.
  const [draft, setDraft] = useState<{ question: string; value: string | number }>()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (done) void replace('checklist', { id })
  }, [done, id])

  const kept = current === undefined || answers[current] === UNKNOWN ? undefined : answers[current]
  const value = draft?.question === current ? draft?.value : kept
  const place = list.questions.findIndex((one) => one.id === current)

  const answer = (given: string | number) => {
    if (current === undefined) return
    keepAnswer(id, current, given)
    setAsking(false)
    setDraft(undefined)
    const next = checklistOf(view, readKept(id).answers)
    if (changing !== undefined && next.nextQuestions.length === 0 && !next.stopped) return void goBack()
    setChosen(next.stopped ? undefined : after(next, current))
  }
  // Depends on the draft: an answer can bring up further questions.
  const isLast = () => {
    if (question === undefined) return false
    const given = answerOf(question, value)
    const next = given === undefined ? list : checklistOf(view, { ...answers, [question.id]: given })
    const open = next.nextQuestions.filter((one) => one !== question.id)
    return open.length === 0 && (changing !== undefined || after(next, question.id) === undefined)
  }
  const back = () => {
    const before = stopped ? lastAsked(list) : list.questions[place - 1]?.id
    if (before === undefined || current === changing) void goBack()
    else setChosen(before)
  }

  if (stopped) {
    return (
      <Page
        title={t('title')}
        onLeave={back}
        ownHeading
        bar={<StoppedBar onChange={() => setChosen(lastAsked(list))} />}
      >
        <Stopped view={view} list={list} />
      </Page>
    )
  }
  if (question === undefined) return <Page title={t('title')} />
  return (
    <Page
      title={t('title')}
      onLeave={back}
      ownHeading
      bar={<AskBar question={question} value={value} last={isLast()} onAnswer={answer} />}
    >
      <AskQuestion
        question={question}
        value={value}
        at={place + 1}
        of={list.questions.length}
        onChange={(given) => setDraft({ question: question.id, value: given })}
        onUnknown={() => setAsking(true)}
      />
      <UnknownSheet
        open={asking}
        view={view}
        answers={answers}
        question={question}
        onClose={() => setAsking(false)}
        onAnswer={answer}
      />
    </Page>
  )
}

/** The question somebody went to, if it is still asked; else the first open one. */
function questionAt(list: Checklist, chosen: string | undefined): string | undefined {
  return list.questions.some(({ id }) => id === chosen) ? chosen : list.nextQuestions[0]
}

/** The question that follows; behind the last one, the first that is still open. */
function after(list: Checklist, current: string): string | undefined {
  const place = list.questions.findIndex(({ id }) => id === current)
  return list.questions[place + 1]?.id ?? list.nextQuestions[0]
}

/** The newest answer, which is the one to reconsider when a plan cannot go on. */
function lastAsked(list: Checklist): string | undefined {
  const given = list.questions.filter(({ state }) => state !== 'open')
  return given[given.length - 1]?.id
}
