import { withdrawApplication } from '@shared/contract/application'
import type { LaneView, ProgressView } from '@shared/contract/progress'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewApplications } from '@/api/queries/application'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { type Option, OptionList } from '@/components/OptionList'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'

const ALL = 'all'
const UNDECIDED = ['waiting', 'received', 'supplement', 'review']

/** The way out, at the end of the page: one item, or all that have no result yet. */
export function Withdraw({ view }: { view: ProgressView }) {
  const { t: ta } = useText(progressAsks)
  const [open, setOpen] = useState(false)
  if (!view.actions.includes('withdraw')) return null
  return (
    <>
      <Heading text={ta('more')} />
      <Card kind="rows">
        <Row icon="minus" title={ta('withdraw')} sub={ta('withdrawSub')} onTap={() => setOpen(true)} />
      </Card>
      {open ? <WithdrawSheet view={view} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** Says what follows before anything is withdrawn, dependants included. */
function WithdrawSheet({ view, onClose }: { view: ProgressView; onClose: () => void }) {
  const { t, pick } = useCaseWords()
  const { t: ta } = useText(progressAsks)
  const open = view.lanes.filter(({ state }) => UNDECIDED.includes(state))
  const [which, setWhich] = useState<string | undefined>(open.length === 1 ? ALL : undefined)
  const [reason, setReason] = useState('')
  const key = useRef(newKey())
  const withdraw = async () => {
    const one = which === undefined || which === ALL ? {} : { caseId: which }
    const given = reason.trim() === '' ? {} : { words: reason.trim() }
    await call(withdrawApplication, {
      params: { id: view.id },
      body: { ...one, ...given },
      idempotencyKey: key.current,
    })
    await renewApplications()
    say(ta('withdrawn'))
    onClose()
  }
  const options: Option<string>[] = [
    ...(open.length > 1 ? open.map(({ caseId, name }) => ({ value: caseId, text: pick(name) })) : []),
    { value: ALL, text: ta('withdrawAll', { count: open.length }) },
  ]
  const dependants = dependantsOf(view.lanes, which).map(({ name }) => pick(name))
  return (
    <Sheet
      open
      onClose={onClose}
      title={ta('withdrawTitle')}
      foot={
        <>
          <Button kind="ghost" text={ta('withdrawNo')} onTap={onClose} />
          <Button kind="danger" text={ta('withdrawYes')} disabled={which === undefined} onTap={withdraw} />
        </>
      }
    >
      <OptionList
        label={ta('withdrawTitle')}
        options={options}
        value={which}
        onChange={(next) => {
          setWhich(next)
          key.current = newKey()
        }}
      />
      <View className="sub withdraw-help">{ta('withdrawHelp')}</View>
      {dependants.length > 0 ? (
        <View className="sub withdraw-help cinnabar">{ta('withdrawChain', { names: dependants.join(t('list')) })}</View>
      ) : null}
      <Field
        optional
        label={ta('withdrawWords')}
        placeholder={ta('withdrawPlace')}
        lines={3}
        maxLength={500}
        value={reason}
        onChange={(text) => {
          setReason(text)
          key.current = newKey()
        }}
      />
    </Sheet>
  )
}

/** Lanes that still wait for the one to be withdrawn. */
function dependantsOf(lanes: readonly LaneView[], caseId: string | undefined): LaneView[] {
  const item = lanes.find((lane) => lane.caseId === caseId)?.itemId
  return item === undefined ? [] : lanes.filter(({ waitsFor }) => waitsFor.includes(item))
}
