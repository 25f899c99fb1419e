import { agreeForApplicant, cancelInspection, moveInspection } from '@shared/contract/inspection-plan'
import type { InspectionView } from '@shared/contract/inspection-view'
import { View } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { TimePick } from '@/components/TimePick'
import { say } from '@/components/toast-store'
import { showVisit } from './queries'
import { useVisitWords } from './visit-words'

/** A change of the plan, as a sheet. */
export type PlanChange = 'agree_for' | 'move' | 'cancel'

interface PlanSheetProps {
  view: InspectionView
  onClose: () => void
}

/** The sheet of a change. */
export function PlanSheet({ change, ...more }: PlanSheetProps & { change: PlanChange }) {
  if (change === 'agree_for') return <AgreeSheet {...more} />
  return change === 'move' ? <MoveSheet {...more} /> : <CancelSheet {...more} />
}

/** Sends a change once, however often it is tapped; what is written anew is another wish. */
function useSend(done: string, onClose: () => void) {
  const key = useRef(newKey())
  const renew = () => {
    key.current = newKey()
  }
  const send = async (written: (idempotencyKey: string) => Promise<InspectionView>) => {
    showVisit(await written(key.current))
    say(done)
    onClose()
  }
  return { renew, send }
}

function Framed({ title, help, foot, onClose, children }: FramedProps) {
  return (
    <Sheet open onClose={onClose} title={title} foot={foot}>
      <View className="sub visit-gap">{help}</View>
      {children}
    </Sheet>
  )
}
interface FramedProps {
  title: string
  help: string
  foot: ReactNode
  onClose: () => void
  children: ReactNode
}

function AgreeSheet({ view, onClose }: PlanSheetProps) {
  const { t, whenText } = useVisitWords()
  const { renew, send } = useSend(t('agreedDone'), onClose)
  const offered = [...view.times, ...(view.asked?.times ?? [])]
  const [chosen, setChosen] = useState<number>()
  const choose = (at: number) => {
    setChosen(at)
    renew()
  }
  const agree = (visitAt: number) =>
    send((idempotencyKey) =>
      call(agreeForApplicant, { params: { id: view.id }, body: { base: view.version, visitAt }, idempotencyKey }),
    )
  return (
    <Framed
      title={t('agreeFor')}
      help={t('agreeForHelp')}
      onClose={onClose}
      foot={
        <Button
          text={chosen === undefined ? t('agreeDo') : `${t('agreeDo')} · ${whenText(chosen)}`}
          disabled={chosen === undefined}
          onTap={() => (chosen === undefined ? undefined : agree(chosen))}
        />
      }
    >
      <OptionList
        label={t('agreeFor')}
        value={chosen === undefined ? undefined : String(chosen)}
        onChange={(at) => choose(Number(at))}
        options={offered
          .filter((at, index) => offered.indexOf(at) === index)
          .map((at) => ({ value: String(at), text: whenText(at) }))}
      />
      {view.choice ? (
        <TimePick
          single
          choice={view.choice}
          times={chosen === undefined ? [] : [chosen]}
          onChange={(change) => change([]).forEach(choose)}
        />
      ) : null}
    </Framed>
  )
}

function MoveSheet({ view, onClose }: PlanSheetProps) {
  const { t } = useVisitWords()
  const { renew, send } = useSend(t('moved'), onClose)
  const [times, setTimes] = useState<readonly number[]>([])
  const [words, setWords] = useState('')
  const move = () =>
    send((idempotencyKey) =>
      call(moveInspection, {
        params: { id: view.id },
        body: { base: view.version, times: [...times], ...(words.trim() === '' ? {} : { words: words.trim() }) },
        idempotencyKey,
      }),
    )
  return (
    <Framed
      title={t('move')}
      help={t('moveHelp')}
      onClose={onClose}
      foot={<Button text={t('moveDo')} disabled={times.length === 0} onTap={move} />}
    >
      {view.choice ? (
        <TimePick
          choice={view.choice}
          times={times}
          onChange={(change) => {
            setTimes(change)
            renew()
          }}
        />
      ) : null}
      <Heading text={t('moveWords')} />
      <Field
        bare
        label={t('moveWords')}
        maxLength={500}
        value={words}
        onChange={(next) => {
          setWords(next)
          renew()
        }}
      />
    </Framed>
  )
}

function CancelSheet({ view, onClose }: PlanSheetProps) {
  const { t } = useVisitWords()
  const { renew, send } = useSend(t('cancelled'), onClose)
  const [words, setWords] = useState('')
  const cancel = () =>
    send((idempotencyKey) =>
      call(cancelInspection, {
        params: { id: view.id },
        body: { base: view.version, words: words.trim() },
        idempotencyKey,
      }),
    )
  return (
    <Framed
      title={t('cancel')}
      help={t('cancelHelp')}
      onClose={onClose}
      foot={
        <>
          <Button kind="ghost" text={t('back')} onTap={onClose} />
          <Button kind="danger" text={t('cancelDo')} disabled={words.trim() === ''} onTap={cancel} />
        </>
      }
    >
      <Field
        label={t('cancelWords')}
        lines={3}
        maxLength={500}
        value={words}
        onChange={(next) => {
          setWords(next)
          renew()
        }}
      />
    </Framed>
  )
}
