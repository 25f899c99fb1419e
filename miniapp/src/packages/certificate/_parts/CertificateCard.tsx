import type { OwnCertificate } from '@shared/contract/certificate'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { StatusChip } from '@/components/certificate/StatusChip'
import { open } from '@/device/navigate'
import { fullDate } from '@/i18n/dates'
import { certificates as words } from '@/i18n/texts/certificates'
import { useText } from '@/i18n/use-text'
import { daysLeft, renewalOf } from './renewal'
import './certificate.scss'

/** One certificate in a list: what it is, until when, and what is to be done about it. */
export function CertificateCard({ certificate }: { certificate: OwnCertificate }) {
  const { t, pick, language } = useText(words)
  const { name, number, validUntil, status, handover } = certificate
  const renewal = renewalOf(certificate)
  const note = () => {
    if (handover === 'kept' && status === 'valid') return t('readyAt')
    if (renewal.state === 'due') return t('renewNow', { day: fullDate(renewal.by, language) })
    return renewal.state === 'late' ? t('renewLate') : undefined
  }
  const until = () => {
    if (validUntil === null) return t('open')
    const day = fullDate(validUntil, language)
    const days = daysLeft(certificate)
    return days === null || days < 0 ? t('until', { day }) : t('untilLeft', { day, days })
  }
  const said = note()
  return (
    <Card onTap={() => void open('certificate', { id: certificate.id })}>
      <View className="held__head">
        <View className="held__name">{pick(name)}</View>
        <StatusChip status={status} />
      </View>
      <View className="sub num">{number}</View>
      <View className="held__foot">
        <View className="sub num">{until()}</View>
        {said ? <View className="held__note">{said}</View> : null}
      </View>
    </Card>
  )
}
