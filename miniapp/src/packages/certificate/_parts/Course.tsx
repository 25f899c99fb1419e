import type { OwnCertificate } from '@shared/contract/certificate'
import { dayOf } from '@shared/domain/time'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { fullDate } from '@/i18n/dates'
import { certificates as words } from '@/i18n/texts/certificates'
import { useText } from '@/i18n/use-text'

/** What happened to a certificate, oldest first, and the ways to what came before and after it. */
export function Course({ certificate }: { certificate: OwnCertificate }) {
  const { t, language } = useText(words)
  const { issuedAt, handedAt, handover, endedAt, status, previousId, nextId, applicationId } = certificate
  const steps = [
    { text: t('wasIssued'), at: issuedAt },
    { text: t(handover === 'posted' ? 'wasSent' : 'wasHanded'), at: handedAt },
    { text: t(status === 'replaced' ? 'wasReplaced' : 'wasEnded'), at: endedAt },
  ]
  const toOne = (id: string) => () => void open('certificate', { id })
  return (
    <>
      <Heading text={t('course')} />
      <Card kind="rows">
        {steps.map(({ text, at }) =>
          at === null ? null : <Row key={text} title={text} end={fullDate(dayOf(at), language)} />,
        )}
        {previousId === null ? null : <Row icon="back" title={t('before')} onTap={toOne(previousId)} />}
        {nextId === null ? null : <Row icon="id-card" title={t('after')} onTap={toOne(nextId)} />}
        <Row icon="document" title={t('application')} onTap={() => void open('applyProgress', { id: applicationId })} />
      </Card>
    </>
  )
}
