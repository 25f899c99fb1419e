import type { OwnCertificate } from '@shared/contract/certificate'
import { useItem } from '@/api/queries/catalogue'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { certificates as words } from '@/i18n/texts/certificates'
import { useText } from '@/i18n/use-text'
import { renewalOf } from './renewal'

/** In the order in which people ask for them. */
const VARIANTS = ['change', 'renew', 'reissue', 'cancel'] as const
type Started = (typeof VARIANTS)[number]
const ICONS = { change: 'edit', renew: 'refresh', reissue: 'copy', cancel: 'close' } as const

/** What can be asked for of a certificate that holds: the ways its item has. A renewal that is due comes first. */
export function NextSteps({ certificate }: { certificate: OwnCertificate }) {
  const { t } = useText(words)
  const { id, itemId, status } = certificate
  const { data } = useItem(itemId)
  const offered = VARIANTS.filter((one) => data?.item.variants.some(({ variant }) => variant === one))
  if (status !== 'valid' && status !== 'expired' && status !== 'renewal_deemed') return null
  if (offered.length === 0) return null
  const isDue = renewalOf(certificate).state !== 'far'
  const rank = (one: Started) => (isDue && one === 'renew' ? 0 : 1)
  return (
    <>
      <Heading text={t('next')} note={t('nextHelp')} />
      <Card kind="rows">
        {[...offered]
          .sort((a, b) => rank(a) - rank(b))
          .map((variant) => (
            <Row
              key={variant}
              icon={ICONS[variant]}
              title={t(`start_${variant}`)}
              sub={t(`start_${variant}Help`)}
              onTap={() => void open('applyForm', { item: itemId, variant, certificate: id })}
            />
          ))}
      </Card>
    </>
  )
}
