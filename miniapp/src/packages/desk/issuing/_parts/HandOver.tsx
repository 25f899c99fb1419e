import { type CertificateView, handOver, type PickupView } from '@shared/contract/certificate'
import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { usePoints } from '@/api/queries/points'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { say, sayError } from '@/components/toast-store'
import { useStore } from '@/device/use-store'
import { fullDate } from '@/i18n/dates'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { PostSheet } from './PostSheet'
import { type Proven, proofOf, prove, proven, showIssued } from './use-issuing'

interface HandOverProps {
  view: DeskView
  /** What lies at the window. */
  kept: readonly CertificateView[]
  wide: boolean
}

/** What lies at the window, some or all of it given to whoever proved who they are, or sent by post. */
export function HandOver({ view, kept, wide }: HandOverProps) {
  const { t, pick, language } = useText(deskIssuing)
  const known = useStore(proven)
  const opened = known?.view.applicationId === view.id ? known : undefined
  const [left, setLeft] = useState<readonly string[]>([])
  const [posting, setPosting] = useState(false)
  const ticked = kept.filter(({ id }) => !left.includes(id))
  const isWished = view.delivery?.way === 'post'
  const mayPost = view.cases.some(({ actions }) => actions.includes('post'))

  // The button guards its own taps; the keys come past it.
  const giving = useRef(false)
  const give = async (to: 'applicant' | 'agent') => {
    if (!opened || ticked.length === 0 || giving.current) return
    const { number, proof, key } = opened
    const certificateIds = ticked.map(({ id }) => id)
    const body = { number, ...proof, certificateIds, to }
    giving.current = true
    try {
      // The same certificates to the same person are one hand-over, also when its answer was lost and it is pressed again.
      const after = await call(handOver, { body, idempotencyKey: `${key}-${to}` })
      proven.set(after.ready.length === 0 ? undefined : { ...opened, view: after, key: newKey() })
      setLeft([])
      say(t('given', { count: certificateIds.length }))
      await showIssued(view.id)
    } finally {
      giving.current = false
    }
  }
  const giveByKey = (to: 'applicant' | 'agent') => void give(to).catch(sayError)
  const mayAgent = opened?.view.agent?.may === true
  useKeys(
    {
      enter: () => giveByKey('applicant'),
      ...(mayAgent ? { g: () => giveByKey('agent') } : {}),
      ...(mayPost ? { p: () => setPosting(true) } : {}),
    },
    wide,
  )
  const none = ticked.length === 0 ? { hint: t('chooseSome') } : {}
  const lineOf = ({ number, validUntil, isSample }: CertificateView) =>
    [
      t('number_', { number }),
      validUntil === null ? t('validOpen') : t('validUntil', { day: fullDate(validUntil, language) }),
      ...(isSample ? [t('sample')] : []),
    ].join(' · ')
  return (
    <>
      <Heading text={t('inWindow')} count={String(kept.length)} />
      <Wish view={view} />
      <Card kind="rows">
        {kept.map((one) => (
          <CheckRow
            key={one.id}
            shape="square"
            title={pick(one.name)}
            sub={lineOf(one)}
            checked={!left.includes(one.id)}
            onChange={(on) => {
              setLeft(on ? left.filter((id) => id !== one.id) : [...left, one.id])
              if (opened) proven.set({ ...opened, key: newKey() })
            }}
          />
        ))}
      </Card>
      {opened ? (
        <>
          <Who view={opened.view} />
          {opened.view.coming > 0 ? (
            <View className="sub issuing-coming">{t('coming', { count: opened.view.coming })}</View>
          ) : null}
          <View className="issuing-ways">
            {opened.view.agent ? (
              <Button
                kind="ghost"
                text={t('giveAgent')}
                keyName={wide ? t('giveAgentKey') : undefined}
                disabled={!mayAgent || ticked.length === 0}
                onTap={() => give('agent')}
              />
            ) : null}
            <Button
              text={t('give')}
              keyName={wide ? t('giveKey') : undefined}
              disabled={ticked.length === 0}
              {...none}
              onTap={() => give('applicant')}
            />
          </View>
        </>
      ) : (
        <Prove number={view.number ?? ''} wide={wide} />
      )}
      {mayPost ? (
        <Button
          kind={isWished ? 'primary' : 'plain'}
          size={isWished ? 'full' : 'small'}
          text={t('post')}
          keyName={wide ? t('postKey') : undefined}
          disabled={ticked.length === 0}
          onTap={() => setPosting(true)}
        />
      ) : null}
      {posting && ticked.length > 0 ? (
        <PostSheet view={view} ids={ticked.map(({ id }) => id)} onClose={() => setPosting(false)} />
      ) : null}
    </>
  )
}

/** How the applicant wants it: by post, or from another window than this application's. */
function Wish({ view: { delivery, pointId } }: { view: DeskView }) {
  const { t, pick } = useText(deskIssuing)
  const { data: points = [] } = usePoints()
  if (delivery?.way === 'post') {
    return (
      <Notice icon="truck" title={t('wishPost')}>
        {t('wishPostHelp')}
      </Notice>
    )
  }
  const point = points.find(({ id }) => id === delivery?.pointId)
  if (!point || point.id === pointId) return null
  return <Notice icon="pin" title={t('wishWindow', { point: pick(point.name) })} />
}

/** Asks who it is: by the code on the phone, or by a document that was read. */
function Prove({ number, wide }: { number: string; wide: boolean }) {
  const { t } = useText(deskIssuing)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const check = async (): Promise<Proven | undefined> => {
    const proof = proofOf(text)
    if (proof) return prove(number, proof)
    setFault(t('proofWrong'))
    return undefined
  }
  const failed = (error: unknown) => {
    if (error instanceof ApiError && !error.offline) setFault(errorText(error))
    else sayError(error)
  }
  return (
    <View className="issuing-prove">
      <Field
        label={t('proof')}
        help={t('proofHelp')}
        kind="document"
        maxLength={30}
        focus={wide}
        value={text}
        onChange={(next) => {
          setText(next)
          setFault(undefined)
        }}
        onConfirm={() => void check().catch(failed)}
        error={fault}
        end={
          <View className="issuing-do">
            <Button kind="plain" size="small" text={t('proofDo')} onTap={check} onError={failed} />
          </View>
        }
      />
    </View>
  )
}

/** Whose it is, and whether somebody else may take it. */
function Who({ view: { applicant, agent } }: { view: PickupView }) {
  const { t, language } = useText(deskIssuing)
  const agentText = () => {
    if (!agent) return null
    const { name, may, untilDay } = agent
    if (!may) return t('provenAgentNot', { name })
    return untilDay === null
      ? t('provenAgent', { name })
      : t('provenAgentUntil', { name, day: fullDate(untilDay, language) })
  }
  return (
    <Notice tone="good" icon="check" title={t('proven', { name: applicant })}>
      {agentText()}
    </Notice>
  )
}
