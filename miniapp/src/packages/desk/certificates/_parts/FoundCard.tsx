import type { FoundCertificate } from '@shared/contract/certificate'
import { queryNumberText } from '@shared/domain/application'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { StatusChip } from '@/components/certificate/StatusChip'
import { fullDate, instantText } from '@/i18n/dates'
import { deskCertificates } from '@/i18n/texts/desk-certificates'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'

interface FoundCardProps {
  certificate: FoundCertificate
  onLook: () => void
  onEnd: () => void
}

/** One certificate with everything the hall knows of it. */
export function FoundCard({ certificate, onLook, onEnd }: FoundCardProps) {
  const { t, pick, language } = useText(deskCertificates)
  const { validFrom, validUntil, status, endedAt, endedWhy } = certificate
  const day = (text: string) => fullDate(text, language)
  const facts: readonly (readonly [string, string | null])[] = [
    [t('number'), certificate.number],
    [t('holder'), certificate.holder],
    [t('issued'), day(dayOf(certificate.issuedAt))],
    [t('valid'), validUntil === null ? t('open', { from: day(validFrom) }) : `${day(validFrom)} — ${day(validUntil)}`],
    [t('seal'), certificate.seal ?? t('noSeal')],
    [t('application'), queryNumberText(certificate.applicationNumber)],
    [t('handover'), t(`handover_${certificate.handover}`)],
    [t('endedAt'), endedAt === null ? null : instantText(endedAt, language)],
    [t('why'), endedWhy],
  ]
  return (
    <Card>
      <View className="found-certificate__head">
        <View className="found-certificate__name" {...aria({ role: 'heading', level: 2 })}>
          {pick(certificate.name)}
        </View>
        <StatusChip status={status} />
      </View>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <View key={label} className="found-certificate__row">
            <View className="found-certificate__label">{label}</View>
            <View className="grow num">{value}</View>
          </View>
        ),
      )}
      {certificate.fileId !== null || certificate.mayEnd ? (
        <View className="found-certificate__do">
          {certificate.fileId === null ? null : (
            <Button kind="ghost" size="small" icon="document" text={t('look')} onTap={onLook} />
          )}
          {certificate.mayEnd ? <Button kind="danger" size="small" text={t('end')} onTap={onEnd} /> : null}
        </View>
      ) : null}
    </Card>
  )
}
