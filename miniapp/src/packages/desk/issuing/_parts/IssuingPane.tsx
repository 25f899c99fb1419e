import type { CertificateView } from '@shared/contract/certificate'
import type { DeskView } from '@shared/contract/desk-view'
import { queryNumberText } from '@shared/domain/application'
import { isToCollect } from '@shared/domain/certificate'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Blank } from '@/components/Blank'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Row } from '@/components/Row'
import { Skeleton } from '@/components/Skeleton'
import { instantText } from '@/i18n/dates'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { AskedToRate } from '../../_parts/AskedToRate'
import { useCaseWords } from '../../_parts/case-words'
import { useDesk } from '../../_parts/queries'
import { HandOver } from './HandOver'
import { IssueForm } from './IssueForm'
import { useIssued } from './use-issuing'
import '../../_parts/case-pane.scss'
import './issuing.scss'

interface IssuingPaneProps {
  applicationId: string
  caseId: string | undefined
  wide: boolean
}

/** Everything that comes out of one application: what is to be issued, what lies at the window, what was given out. */
export function IssuingPane({ applicationId, caseId, wide }: IssuingPaneProps) {
  const desk = useDesk(applicationId)
  const issued = useIssued(applicationId)
  const data = desk.data && issued.data ? { view: desk.data, certificates: issued.data } : undefined
  const query = {
    data,
    error: desk.error ?? issued.error,
    isPending: desk.isPending || issued.isPending,
    refetch: () => Promise.all([desk.refetch(), issued.refetch()]),
  }
  return (
    <Load query={query} skeleton={<Skeleton rows={6} />}>
      {({ view, certificates }) => <Opened view={view} certificates={certificates} first={caseId} wide={wide} />}
    </Load>
  )
}

interface OpenedProps {
  view: DeskView
  certificates: readonly CertificateView[]
  first: string | undefined
  wide: boolean
}

function Opened({ view, certificates, first, wide }: OpenedProps) {
  const { t, pick } = useText(deskIssuing)
  const { itemText } = useCaseWords()
  const [chosen, setChosen] = useState(first)
  const toIssue = view.cases.filter(({ actions }) => actions.includes('issue'))
  // Whoever opened what is to be issued goes on issuing; whoever came by a code hands over first.
  const [cameToIssue] = useState(() => toIssue.some(({ id }) => id === first))
  const one = toIssue.find(({ id }) => id === chosen) ?? toIssue[0]
  const others = toIssue.filter((each) => each !== one)
  const kept = certificates.filter(isToCollect)
  const gone = certificates.filter(({ handover }) => handover !== 'kept')
  const isEntering = one !== undefined && cameToIssue
  const handing = kept.length > 0 ? <HandOver view={view} kept={kept} wide={wide && !isEntering} /> : null
  const isNothing = toIssue.length + certificates.length === 0
  return (
    <View className="case-pane issuing">
      <View className="case-pane__who" {...aria({ role: 'heading', level: 2 })}>
        {view.applicant.name ?? ''}
      </View>
      <View className="sub num">
        {[pick(view.name), view.number === null ? '' : queryNumberText(view.number)].filter(Boolean).join(' · ')}
      </View>
      <AskedToRate view={view} />
      {isNothing ? <Blank icon="document" title={t('nothing')} help={t('nothingHelp')} /> : null}
      {isEntering ? null : handing}
      {one ? (
        <>
          <Heading text={t('issueOne', { name: itemText(one) })} />
          <Card>
            <IssueForm key={one.id} view={view} one={one} wide={wide && (isEntering || kept.length === 0)} />
          </Card>
        </>
      ) : null}
      {isEntering ? handing : null}
      {others.length > 0 ? (
        <>
          <Heading text={t('toIssue')} count={String(others.length)} />
          <Card kind="rows">
            {others.map((each) => (
              <Row key={each.id} title={itemText(each)} onTap={() => setChosen(each.id)} />
            ))}
          </Card>
        </>
      ) : null}
      <Gone gone={gone} />
    </View>
  )
}

function Gone({ gone }: { gone: readonly CertificateView[] }) {
  const { t, pick, language } = useText(deskIssuing)
  if (gone.length === 0) return null
  const lineOf = ({ handover, handedAt, handedTo }: CertificateView): string => {
    const when = handedAt === null ? '' : instantText(handedAt, language)
    if (handover === 'posted') return t('wasPosted', { when })
    return handedTo === 'agent' ? t('handedAgent', { when }) : t('handed', { when })
  }
  return (
    <>
      <Heading text={t('gone')} count={String(gone.length)} />
      <Card kind="rows">
        {gone.map((one) => (
          <Row
            key={one.id}
            icon="check"
            title={pick(one.name)}
            sub={[lineOf(one), t('number_', { number: one.number })].join(' · ')}
          />
        ))}
      </Card>
    </>
  )
}
