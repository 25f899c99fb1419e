import type { OwnCertificate } from '@shared/contract/certificate'
import { useCertificates } from '@/api/queries/certificates'
import { useSignedIn } from '@/api/session'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { SignInFirst } from '@/components/SignInFirst'
import { open, openTab } from '@/device/navigate'
import { certificates as words } from '@/i18n/texts/certificates'
import { useText } from '@/i18n/use-text'
import { CertificateCard } from '../_parts/CertificateCard'

const HELD: readonly OwnCertificate['status'][] = ['valid', 'renewal_deemed', 'expired']

/** Everything that was issued to the person: what waits at the window first, then what is in use. */
export default function CertificatesPage() {
  const { t } = useText(words)
  const signedIn = useSignedIn()
  const query = useCertificates()
  return (
    <Page title={t('title')} ownHeading>
      <Heading level={1} text={t('question')} />
      {signedIn ? (
        <Load
          query={query}
          isEmpty={({ pages }) => pages.every(({ certificates }) => certificates.length === 0)}
          empty={{
            icon: 'id-card',
            title: t('emptyTitle'),
            help: t('emptyHelp'),
            action: { text: t('emptyAction'), onTap: () => openTab('bundles') },
          }}
        >
          {({ pages }) => {
            const all = pages.flatMap(({ certificates }) => certificates)
            const held = all.filter(({ status }) => HELD.includes(status))
            const isReady = ({ handover }: OwnCertificate) => handover === 'kept'
            return (
              <>
                <Group title={t('ready')} of={held.filter(isReady)} />
                <Group title={t('holding')} of={held.filter((one) => !isReady(one))} />
                <Group title={t('over')} of={all.filter((one) => !held.includes(one))} />
                {query.hasNextPage ? (
                  <Button kind="ghost" size="small" text={t('more')} onTap={() => query.fetchNextPage()} />
                ) : null}
              </>
            )
          }}
        </Load>
      ) : (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      )}
      <Card kind="rows">
        <Row icon="book" title={t('grants')} sub={t('grantsSub')} onTap={() => void open('grants')} />
      </Card>
    </Page>
  )
}

function Group({ title, of }: { title: string; of: readonly OwnCertificate[] }) {
  if (of.length === 0) return null
  return (
    <>
      <Heading text={title} count={String(of.length)} />
      {of.map((one) => (
        <CertificateCard key={one.id} certificate={one} />
      ))}
    </>
  )
}
