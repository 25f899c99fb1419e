import { endCertificate, type FoundCertificate } from '@shared/contract/certificate'
import {
  CERTIFICATE_ENDINGS,
  type CertificateEnding,
  type ENDING_GROUNDS,
  GROUNDS_OF,
} from '@shared/domain/certificate'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { certificateEnding } from '@/i18n/texts/certificate-ending'
import { deskCertificates } from '@/i18n/texts/desk-certificates'
import { useText } from '@/i18n/use-text'

type Ground = (typeof ENDING_GROUNDS)[number]

interface EndSheetProps {
  certificate: FoundCertificate
  onEnded: () => Promise<unknown>
  onClose: () => void
}

/** The authority's own act on a certificate, with the reasons that its holder will read. */
export function EndSheet({ certificate, onEnded, onClose }: EndSheetProps) {
  const { t, pick } = useText(deskCertificates)
  const { t: te } = useText(certificateEnding)
  const [how, setHow] = useState<CertificateEnding>()
  const [ground, setGround] = useState<Ground>()
  const [text, setText] = useState('')
  const [key, setKey] = useState(newKey)
  const name = pick(certificate.name)
  const grounds = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const end = async () => {
    if (how === undefined || ground === undefined) return
    await call(endCertificate, { params: { id: certificate.id }, body: { how, ground, grounds }, idempotencyKey: key })
    say(t('ended', { name }))
    await onEnded()
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('endTitle', { name })}
      foot={
        <>
          <Button kind="ghost" text={t('keep')} onTap={onClose} />
          <Button
            kind="danger"
            text={t('endDo')}
            disabled={how === undefined || ground === undefined || grounds.length === 0}
            onTap={end}
          />
        </>
      }
    >
      <OptionList<CertificateEnding>
        label={t('how')}
        value={how}
        options={CERTIFICATE_ENDINGS.map((value) => ({
          value,
          text: t(`how_${value}`),
          help: t(`how_${value}Help`),
        }))}
        onChange={(value) => {
          setHow(value)
          setGround(undefined)
          setKey(newKey())
        }}
      />
      {how === undefined ? null : (
        <>
          <View className="end-sheet__label">{t('ground')}</View>
          <OptionList<Ground>
            label={t('ground')}
            value={ground}
            options={GROUNDS_OF[how].map((value) => ({ value, text: te(`ground_${value}`) }))}
            onChange={(value) => {
              setGround(value)
              setKey(newKey())
            }}
          />
        </>
      )}
      <Field
        label={t('grounds')}
        help={t('groundsHelp')}
        lines={3}
        maxLength={2000}
        value={text}
        onChange={(value) => {
          setText(value)
          setKey(newKey())
        }}
      />
    </Sheet>
  )
}
