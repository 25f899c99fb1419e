import { postCertificates } from '@shared/contract/certificate'
import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { say, sayError } from '@/components/toast-store'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { useText } from '@/i18n/use-text'
import { useSubmitKey } from '@/platform/submit-key'
import { readView } from '../../_parts/queries'
import { Outdated, useConflict } from '../../_parts/use-conflict'
import { Addressee } from './Addressee'
import { showIssued } from './use-issuing'

const CARRIERS = ['ems', 'sf', 'else'] as const
type Carrier = (typeof CARRIERS)[number]
/** As the API takes a tracking number. */
const SHORTEST = 4

interface PostSheetProps {
  view: DeskView
  ids: readonly string[]
  onClose: () => void
}

/** Certificates go out by post: with whom, and under which number. */
export function PostSheet({ view, ids, onClose }: PostSheetProps) {
  const { t } = useText(deskIssuing)
  const { changes, settle } = useConflict(view)
  const [carrier, setCarrier] = useState<Carrier>('ems')
  const [other, setOther] = useState('')
  const [tracking, setTracking] = useState('')
  const [key, setKey] = useState(newKey)
  const name = carrier === 'else' ? other.trim() : t(`carrier_${carrier}`)
  const isWhole = name !== '' && tracking.trim().length >= SHORTEST
  const post = async () => {
    if (!isWhole) return
    const body = { base: view.version, certificateIds: [...ids], carrier: name, tracking: tracking.trim() }
    const send = async () => {
      await call(postCertificates, { params: { id: view.id }, body, idempotencyKey: `${key}-${view.version}` })
      return readView(view.id)
    }
    await settle(send())
    say(t('posted', { count: ids.length }))
    onClose()
    await showIssued(view.id)
  }
  const failed = (error: unknown) => {
    if (!(error instanceof Outdated)) sayError(error)
  }
  useSubmitKey(() => void post().catch(failed))
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('postTitle', { count: ids.length })}
      foot={<Button text={t('postDo')} disabled={!isWhole} onTap={post} onError={failed} />}
    >
      {changes}
      <Addressee view={view} />
      <OptionList<Carrier>
        label={t('carrier')}
        value={carrier}
        options={CARRIERS.map((value) => ({ value, text: t(`carrier_${value}`) }))}
        onChange={(next) => {
          setCarrier(next)
          setKey(newKey())
        }}
      />
      {carrier === 'else' ? <Field label={t('carrierElse')} maxLength={60} value={other} onChange={setOther} /> : null}
      <View className="sheet__first">
        <Field
          label={t('tracking')}
          help={t('trackingHelp')}
          maxLength={60}
          value={tracking}
          onChange={(next) => {
            setTracking(next)
            setKey(newKey())
          }}
          onConfirm={() => void post().catch(failed)}
        />
      </View>
    </Sheet>
  )
}
