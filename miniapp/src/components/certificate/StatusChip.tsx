import type { CertificateStatus } from '@shared/domain/certificate'
import { certificateStatus } from '@/i18n/texts/certificate-status'
import { useText } from '@/i18n/use-text'
import { Chip, type Tone } from '../Chip'

const TONES: Readonly<Record<CertificateStatus, Tone>> = {
  valid: 'good',
  renewal_deemed: 'good',
  expired: 'soon',
  replaced: 'plain',
  cancelled: 'plain',
  revoked: 'stop',
  withdrawn: 'stop',
}

/** What a certificate is worth today, in a word. */
export function StatusChip({ status }: { status: CertificateStatus }) {
  const { t } = useText(certificateStatus)
  return <Chip text={t(status)} tone={TONES[status]} />
}
