import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { dayOf } from '@shared/domain/time'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Row } from '@/components/Row'
import { Skeleton } from '@/components/Skeleton'
import { open } from '@/device/navigate'
import { monthDay } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { useIssued } from './queries'

/** The receipts, notices and records that were issued in a case, and those of the whole application; the newest first. */
export function Issued({ view, one }: { view: DeskView; one: DeskCase }) {
  const { t, pick, language } = useText(deskCase)
  const query = useIssued(view)
  const own = query.data?.filter(({ caseId }) => caseId === null || caseId === one.id)
  if (own?.length === 0) return null
  return (
    <>
      <Heading text={t('issued')} />
      <Load query={{ ...query, data: own }} skeleton={<Skeleton rows={2} />}>
        {(papers) => (
          <Card kind="rows">
            {[...papers].reverse().map(({ code, title, number, state, issuedAt }) => (
              <Row
                key={code}
                icon="document"
                title={pick(title)}
                sub={`${number} · ${monthDay(dayOf(issuedAt), language)}`}
                {...(state === 'revoked' ? { end: <Chip tone="stop" text={t('issuedRevoked')} /> } : {})}
                onTap={() => void open('paper', { code, desk: '1' })}
              />
            ))}
          </Card>
        )}
      </Load>
    </>
  )
}
