import { receiveAtCounter, takeOver } from '@shared/contract/counter'
import { queryNumberText } from '@shared/domain/application'
import { guidedKind, prefillOf } from '@shared/domain/form'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { usePlaces } from '@/api/places'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { sayError } from '@/components/toast-store'
import type { UploadedPage } from '@/components/upload/box'
import { open, replace } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { useWide } from '@/device/use-wide'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { rolesOf } from '../../staff/_parts/sections'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { CaseLoad } from '../_parts/CaseLoad'
import { showView } from '../_parts/queries'
import { AgentBoxes, newAgent } from './_parts/AgentBoxes'
import { bodyOf } from './_parts/body-of'
import { draftOf, EMPTY, NOBODY, type ReceiveDraft, type Step } from './_parts/draft'
import { FormStep } from './_parts/FormStep'
import { ItemSituation } from './_parts/ItemSituation'
import { Papers } from './_parts/Papers'
import { usePartNames } from './_parts/part-names'
import { Situation } from './_parts/Situation'
import { StepBar } from './_parts/StepBar'
import { useMatter } from './_parts/use-matter'
import { What } from './_parts/What'
import { Who } from './_parts/Who'
import { Wish } from './_parts/Wish'
import './_parts/receive.scss'

const ROLES = rolesOf('intake')

/** Receives somebody without a phone at the counter, by keyboard and scanner: what, situation, who, form, papers, done. */
export default function ReceivePage() {
  const { t } = useText(deskIntake)
  const { point } = usePlaces(ROLES)
  const { appointment } = useParams()
  const wide = useWide()
  const [received, setReceived] = useState<{ id: string; number: string }>()
  const [caseId, setCaseId] = useState<string>()
  // A number, not a flag: the next person starts with nothing of the one before.
  const [person, setPerson] = useState(1)
  const again = () => {
    setReceived(undefined)
    setCaseId(undefined)
    setPerson(person + 1)
  }
  useKeys({ n: again }, received !== undefined)
  const done = (id: string, number: string | null) => {
    if (wide) setReceived({ id, number: number === null ? '' : queryNumberText(number) })
    else void replace('deskCase', { id })
  }
  return (
    <StaffPage section="intake" layout="panes" rail={<WorkplaceRow roles={ROLES} />}>
      {received ? (
        <>
          <View className="receive-done">
            <Heading level={1} text={t('received', { number: received.number })} note={t('receivedHelp')} />
            <Button text={t('again')} keyName={t('receiveKey')} onTap={again} />
          </View>
          <CaseLoad applicationId={received.id} caseId={caseId} onChoose={setCaseId} all first="accept" />
        </>
      ) : point ? (
        <TakeOver key={person} appointmentId={person === 1 ? appointment : undefined}>
          {(begun) => (
            <Receive
              pointId={point.id}
              accepts={point.accepts}
              appointmentId={person === 1 ? appointment : undefined}
              begun={begun}
              onDone={done}
            />
          )}
        </TakeOver>
      ) : (
        <Blank icon="pin" title={t('noPoint')} action={{ text: t('title'), onTap: () => open('deskIntake') }} />
      )}
    </StaffPage>
  )
}

/** What somebody who is booked has told before, so that nothing is asked twice; nothing for a walk-in. */
function TakeOver({
  appointmentId,
  children,
}: {
  appointmentId: string | undefined
  children: (begun: ReceiveDraft) => ReactNode
}) {
  const query = useQuery({
    queryKey: ['take-over', appointmentId],
    queryFn: async () => draftOf(await call(takeOver, { params: { id: appointmentId ?? '' } })),
    enabled: appointmentId !== undefined,
    // Each look is recorded, and what is personal goes with the page.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return appointmentId === undefined ? children(EMPTY) : <Load query={query}>{children}</Load>
}

interface ReceiveProps {
  pointId: string
  /** Items the service point takes in. */
  accepts: readonly string[]
  appointmentId: string | undefined
  begun: ReceiveDraft
  onDone: (id: string, number: string | null) => void
}

function Receive({ pointId, accepts, appointmentId, begun, onDone }: ReceiveProps) {
  const { t, pick } = useText(deskIntake)
  const [step, setStep] = useState<Step>(begun.subject === undefined ? 'what' : 'situation')
  const [draft, setDraft] = useState<ReceiveDraft>(begun)
  // The agent is named beside the applicant, or last, where the guide has said that there is one.
  const [naming, setNaming] = useState<'no' | 'beside' | 'last'>('no')
  const [problem, setProblem] = useState<string>()
  const sending = useRef(false)
  // As long as the same thing is handed in it is the same request, whatever came of it: an answer that is lost on its way
  // is given again, and nothing is received twice.
  const handed = useRef({ what: '', key: '' })
  const { matter, bundle, item } = useMatter(draft)
  const change = (part: Partial<ReceiveDraft>) => setDraft((before) => ({ ...before, ...part }))
  const { person, agent, subject } = draft
  const fields = matter?.fields ?? []
  const papers = matter?.papers ?? []

  const partNames = usePartNames(matter)
  const knowWho = () => {
    const applicant = {
      ...person,
      kind: person.kind ?? null,
      uscc: person.uscc === '' ? null : person.uscc,
      person: person.person === '' ? null : person.person,
      phone: person.phone === '' ? null : person.phone,
      address: person.address === '' ? null : person.address,
    }
    setNaming('no')
    change({ form: { ...prefillOf(fields, applicant), ...draft.form } })
    setStep('form')
  }
  // The guide may have said that somebody acts for the applicant.
  const knowApplicant = () => {
    if (agent !== undefined || draft.answers.agent !== 'yes') return knowWho()
    change({ agent: newAgent() })
    setNaming('last')
  }
  const knowSituation = () => {
    const kind = person.kind ?? guidedKind(fields) ?? undefined
    change({ person: { ...person, kind } })
    setNaming('no')
    setStep('who')
  }
  const hand = async () => {
    const body = bodyOf(draft, pointId, appointmentId, papers)
    if (sending.current || !body) return
    sending.current = true
    const what = JSON.stringify(body)
    if (handed.current.what !== what) handed.current = { what, key: newKey() }
    try {
      const made = await call(receiveAtCounter, { body, idempotencyKey: handed.current.key })
      showView(made)
      onDone(made.id, made.number)
    } finally {
      sending.current = false
    }
  }
  const failed = (error: unknown) => {
    const parts = error instanceof ApiError ? error.details?.parts : undefined
    // Papers sent from home are their sender's: they are received for whoever booked, and for nobody else.
    const isOther = error instanceof ApiError && error.code === 'FILE_NOT_READY' && Object.keys(draft.sent).length > 0
    if (isOther) setProblem(t('fromHomeOther'))
    else if (typeof parts === 'string') setProblem(t('incomplete', { parts: partNames(parts) }))
    else if (error instanceof ApiError && !error.offline) setProblem(errorText(error))
    else sayError(error)
  }
  const who =
    naming !== 'no' && agent !== undefined ? (
      <AgentBoxes
        agent={agent}
        onChange={(next) => change({ agent: next })}
        onDone={() => (naming === 'last' ? knowWho() : setNaming('no'))}
        onNone={() => {
          change({ agent: undefined })
          setNaming('no')
        }}
      />
    ) : (
      <>
        <Who
          person={person}
          isNew={matter?.isNew ?? false}
          onChange={(next) => change({ person: next })}
          onDone={knowApplicant}
        />
        {person.kind === undefined ? null : (
          <>
            <Button
              kind="plain"
              size="small"
              text={t(agent === undefined ? 'agentAdd' : 'agentTitle')}
              onTap={() => {
                change({ agent: agent ?? newAgent() })
                setNaming('beside')
              }}
            />
            <Button
              kind="plain"
              size="small"
              text={t('kindAsk')}
              onTap={() => change({ person: { ...NOBODY, ...person, kind: undefined } })}
            />
          </>
        )}
      </>
    )
  const situation =
    subject?.kind === 'item' ? (
      <Load query={item}>
        {(view) => (
          <ItemSituation
            view={view}
            answers={draft.answers}
            onDone={(answers) => {
              change({ answers })
              setStep('who')
            }}
          />
        )}
      </Load>
    ) : (
      <Load query={bundle}>
        {(view) => (
          <Situation
            view={view}
            answers={draft.answers}
            onAnswers={(answers) => change({ answers })}
            onDone={knowSituation}
          />
        )}
      </Load>
    )
  return (
    <View className="receive">
      <StepBar
        step={step}
        onStep={setStep}
        said={{
          ...(matter && step !== 'what' ? { what: matter.items.map(({ name }) => pick(name)).join('、') } : {}),
          who: person.name,
        }}
      />
      {step === 'what' ? (
        <What
          value={subject}
          accepts={accepts}
          onChoose={(next) => {
            // Another matter has other questions and papers; the person stays.
            if (next.id !== subject?.id) change({ ...EMPTY, subject: next, person, agent })
            setStep('situation')
          }}
        />
      ) : step === 'situation' ? (
        situation
      ) : step === 'who' ? (
        who
      ) : step === 'form' ? (
        <FormStep
          fields={fields}
          values={draft.form}
          onChange={(form) => change({ form })}
          onDone={() => setStep('materials')}
        />
      ) : (
        <Papers
          materials={matter?.materials ?? []}
          papers={papers}
          marks={draft.marks}
          pages={draft.pages}
          sent={draft.sent}
          wish={
            <Wish
              person={person}
              pointId={pointId}
              value={draft.delivery}
              onChange={(delivery) => change({ delivery })}
            />
          }
          problem={problem}
          onMarks={(marks) => {
            setProblem(undefined)
            change({ marks })
          }}
          onPages={(id, pages) => setDraft((before) => withPages(before, id, pages))}
          onHand={hand}
          onError={failed}
        />
      )}
    </View>
  )
}

/** A scanned paper was seen here. */
const withPages = (draft: ReceiveDraft, id: string, pages: UploadedPage[]): ReceiveDraft => ({
  ...draft,
  pages: { ...draft.pages, [id]: pages },
  marks: pages.length > 0 ? { ...draft.marks, [id]: 'shown' } : draft.marks,
})
