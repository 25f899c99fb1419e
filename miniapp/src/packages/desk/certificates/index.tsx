import { type FoundCertificate, findCertificates } from '@shared/contract/certificate'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { sayError } from '@/components/toast-store'
import { ScanSheet } from '@/components/upload/ScanSheet'
import { useWide } from '@/device/use-wide'
import { deskCertificates } from '@/i18n/texts/desk-certificates'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../staff/_parts/Filter'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { EndSheet } from './_parts/EndSheet'
import { FoundCard } from './_parts/FoundCard'
import './_parts/certificates.scss'

type By = 'number' | 'document'
type Asking = { what: 'look' | 'end'; certificate: FoundCertificate } | undefined

/** Certificates found exactly; whoever may decide ends one here. */
export default function CertificatesPage() {
  const { t } = useText(deskCertificates)
  const wide = useWide()
  const [by, setBy] = useState<By>('number')
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly FoundCertificate[]>()
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)

  const find = async () => {
    const wanted = text.trim()
    if (wanted === '') return
    const query = by === 'number' ? { number: wanted } : { document: wanted }
    setFound((await call(findCertificates, { query })).certificates)
  }
  return (
    <StaffPage section="certificates">
      <View className="find-certificates">
        <Heading level={1} text={t('title')} note={t('note')} />
        <Filter<By>
          label={t('by')}
          value={by}
          options={(['number', 'document'] as const).map((value) => ({ value, text: t(`by_${value}`) }))}
          onChange={(next) => {
            setBy(next)
            setFound(undefined)
          }}
        />
        <Field
          bare
          label={t(`by_${by}`)}
          help={t(by === 'number' ? 'numberHelp' : 'documentHelp')}
          maxLength={by === 'number' ? 60 : 30}
          focus={wide}
          value={text}
          onChange={setText}
          onConfirm={() => void find().catch(sayError)}
          end={
            <View className="find-certificates__do">
              <Button kind="plain" size="small" text={t('find')} onTap={find} />
            </View>
          }
        />
        {found === undefined ? <Blank icon="id-card" title={t('start')} help={t('startHelp')} /> : null}
        {found?.length === 0 ? <Blank icon="search" title={t('none')} help={t('noneHelp')} /> : null}
        {found && found.length > 0 ? (
          <>
            <Heading text={t('found', { count: found.length })} />
            {found.map((certificate) => (
              <FoundCard
                key={certificate.id}
                certificate={certificate}
                onLook={() => setAsking({ what: 'look', certificate })}
                onEnd={() => setAsking({ what: 'end', certificate })}
              />
            ))}
          </>
        ) : null}
      </View>
      {asking?.what === 'end' ? <EndSheet certificate={asking.certificate} onEnded={find} onClose={close} /> : null}
      {asking?.what === 'look' && asking.certificate.fileId !== null ? (
        <ScanSheet
          fileId={asking.certificate.fileId}
          title={asking.certificate.number}
          openedBy="staff"
          onClose={close}
        />
      ) : null}
    </StaffPage>
  )
}
