import type { OwnCertificate } from '@shared/contract/certificate'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { useCertificate } from '@/api/queries/certificates'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { StatusChip } from '@/components/certificate/StatusChip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { Skeleton } from '@/components/Skeleton'
import { say } from '@/components/toast-store'
import { ScanSheet } from '@/components/upload/ScanSheet'
import { open, replace } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { fullDate } from '@/i18n/dates'
import { certificates as words } from '@/i18n/texts/certificates'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Course } from '../_parts/Course'
import { NextSteps } from '../_parts/NextSteps'
import { daysLeft, renewalOf } from '../_parts/renewal'
import '../_parts/certificate.scss'

/** One certificate of the person (`?id=`): what it says, where it is, what can be done with it. */
export default function CertificatePage() {
  const { t } = useText(words)
  const { id = '' } = useParams()
  const signedIn = useSignedIn()
  const query = useCertificate(id)
  if (signedIn && query.data) return <Whole certificate={query.data} />
  const isMissing = id === '' || (query.error instanceof ApiError && query.error.status === 404)
  return (
    <Page title={t('oneTitle')}>
      {!signedIn ? (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      ) : isMissing ? (
        <Blank
          icon="id-card"
          title={t('notFound')}
          help={t('notFoundHelp')}
          action={{ text: t('toList'), onTap: () => replace('certificates') }}
        />
      ) : (
        <Load query={query} skeleton={<Skeleton rows={6} />}>
          {() => null}
        </Load>
      )}
    </Page>
  )
}

function Whole({ certificate }: { certificate: OwnCertificate }) {
  const { t, pick } = useText(words)
  const [looking, setLooking] = useState(false)
  const { fileId, applicationId } = certificate
  const isReady = certificate.handover === 'kept' && certificate.status === 'valid'
  const bar = isReady ? (
    <BottomBar>
      <Button icon="qr" text={t('pickup')} onTap={() => open('pickup', { id: applicationId })} />
    </BottomBar>
  ) : undefined
  return (
    <Page title={t('oneTitle')} ownHeading bar={bar}>
      <Renewal certificate={certificate} />
      <Deed certificate={certificate} />
      {fileId === null ? null : (
        <Button kind="ghost" size="small" icon="document" text={t('look')} onTap={() => setLooking(true)} />
      )}
      <Parcel certificate={certificate} />
      {certificate.endedWhy === null ? null : (
        <Notice tone="soon" icon="info" title={t('why')}>
          <View>{certificate.endedWhy}</View>
          <View>{t('whyHelp')}</View>
        </Notice>
      )}
      <NextSteps certificate={certificate} />
      <Course certificate={certificate} />
      {looking && fileId !== null ? (
        <ScanSheet fileId={fileId} title={pick(certificate.name)} openedBy="self" onClose={() => setLooking(false)} />
      ) : null}
    </Page>
  )
}

/** Said first: until when it is, and by when a renewal is asked for in time. */
function Renewal({ certificate }: { certificate: OwnCertificate }) {
  const { t, language } = useText(words)
  const renewal = renewalOf(certificate)
  if (renewal.state === 'far') return null
  const left = daysLeft(certificate)
  return (
    <Notice
      tone="soon"
      icon="clock"
      title={renewal.state === 'due' ? t('renewNow', { day: fullDate(renewal.by, language) }) : t('renewLate')}
    >
      {left === null ? null : <View className="num">{`${t('daysLeft')} ${left} ${t('days')}`}</View>}
    </Notice>
  )
}

/** The certificate as it reads. */
function Deed({ certificate }: { certificate: OwnCertificate }) {
  const { t, pick } = useText(words)
  const { name, status, rows, seal, isSample } = certificate
  const isOver = status !== 'valid' && status !== 'renewal_deemed'
  return (
    <Card className={`deed ${isOver ? 'deed--over' : ''}`}>
      <View className="deed__head">
        <View className="deed__name" {...aria({ role: 'heading', level: 1 })}>
          {pick(name)}
        </View>
        <StatusChip status={status} />
      </View>
      {rows.map(({ label, value }) => (
        <View key={label.en} className="deed__row">
          <View className="deed__label">{pick(label)}</View>
          <View className="deed__value num">{value}</View>
        </View>
      ))}
      <View className="deed__seal">{isSample || seal === null ? t('sample') : t('seal', { seal })}</View>
    </Card>
  )
}

/** A letter that is on its way. */
function Parcel({ certificate: { post } }: { certificate: OwnCertificate }) {
  const { t } = useText(words)
  if (post === null) return null
  const copy = async () => {
    await Taro.setClipboardData({ data: post.tracking })
    say(t('copied'))
  }
  return (
    <>
      <Heading text={t('post')} note={post.carrier} />
      <Card>
        <View className="deed__tracking num">{post.tracking}</View>
        <Button kind="plain" size="small" icon="copy" text={t('copy')} onTap={copy} />
      </Card>
    </>
  )
}
