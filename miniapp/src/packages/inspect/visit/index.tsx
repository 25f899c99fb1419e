import type { InspectionView } from '@shared/contract/inspection-view'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Row } from '@/components/Row'
import { Skeleton } from '@/components/Skeleton'
import { open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { useWide } from '@/device/use-wide'
import { instantText } from '@/i18n/dates'
import { usePersonText } from '@/i18n/use-person'
import { RevealSheet } from '../../desk/_parts/act/RevealSheet'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { CaseCard } from '../_parts/CaseCard'
import { ConflictCard } from '../_parts/ConflictCard'
import { FindingSheet } from '../_parts/FindingSheet'
import type { KeptVisit } from '../_parts/kept-visit'
import { isClashing, nextToFind } from '../_parts/next-to-find'
import { type PlanChange, PlanSheet } from '../_parts/PlanSheets'
import { useVisit } from '../_parts/queries'
import { SignSheet } from '../_parts/SignSheet'
import { SyncStrip } from '../_parts/SyncStrip'
import { VisitFrame } from '../_parts/VisitFrame'
import { isBegun, timeOf, useVisitWords } from '../_parts/visit-words'

/** A case that is written on, the signature, who the applicant is, or a change of the plan. */
type Asking =
  | { kind: 'find'; caseId: string }
  | { kind: 'sign' }
  | { kind: 'reveal' }
  | { kind: PlanChange }
  | undefined

/** One visit: where, with whom, what was found; recorded on the spot, with or without a network. */
export default function VisitPage() {
  const { t } = useVisitWords()
  const { id = '' } = useParams()
  const { query, kept } = useVisit(id)
  const [asking, ask] = useState<Asking>()
  const view = query.data
  return (
    <VisitFrame title={t('visit')} bar={view ? <NextStep view={view} kept={kept} onAsk={ask} /> : undefined}>
      <Load query={query} skeleton={<Skeleton rows={6} />}>
        {(loaded) => <Visit view={loaded} kept={kept} onAsk={ask} />}
      </Load>
      {view ? <Asked view={view} kept={kept} asking={asking} onClose={() => ask(undefined)} /> : null}
    </VisitFrame>
  )
}

interface VisitProps {
  view: InspectionView
  kept: KeptVisit | undefined
  onAsk: (what: Asking) => void
}

function Visit({ view, kept, onAsk }: VisitProps) {
  const { t, whenText, stateChip } = useVisitWords()
  const conflicts = (kept?.commands ?? []).filter(({ conflict }) => conflict !== null)
  const write = (caseId: string) => onAsk({ kind: 'find', caseId })
  const isMine = view.cases.some(({ mine }) => mine)
  const next = nextToFind(view, kept)
  return (
    <View>
      <View className="visit-head">
        <View className="grow">
          <Heading
            level={1}
            text={whenText(timeOf(view))}
            note={[t('about', { minutes: view.minutes }), t('cases', { count: view.cases.length })].join(' · ')}
          />
        </View>
        <View className="visit-head__chip">
          <Chip {...stateChip(view.state)} />
        </View>
      </View>
      {kept ? <SyncStrip visits={[kept]} /> : null}
      {conflicts.map((command) => (
        <ConflictCard key={command.id} view={view} command={command} onEdit={write} />
      ))}
      {isMine && (view.state === 'proposed' || view.state === 'asked') ? (
        <Notice icon="clock" title={t('nothingYet')}>
          {t('nothingYetHelp')}
        </Notice>
      ) : null}
      <View className="visit-sides visit-sides--turned">
        <View className="visit-sides__more">
          <Facts view={view} onReveal={() => onAsk({ kind: 'reveal' })} />
        </View>
        <View className="visit-sides__main">
          <Heading text={t('cases', { count: view.cases.length })} />
          <View className="visit-cases">
            {view.cases.map((one) => (
              <CaseCard
                key={one.caseId}
                view={view}
                one={one}
                kept={kept}
                isNext={one.caseId === next?.caseId}
                onWrite={() => write(one.caseId)}
              />
            ))}
          </View>
          <Signature view={view} kept={kept} />
          <Changes view={view} onAsk={onAsk} />
        </View>
      </View>
    </View>
  )
}

function Facts({ view, onReveal }: { view: InspectionView; onReveal: () => void }) {
  const { t, whenText } = useVisitWords()
  const places = usePlaceNames()
  const nameOf = usePersonText()
  const departments = view.officers
    .map(({ departmentId }) => departmentId)
    .filter((id, index, all) => all.indexOf(id) === index)
  const people = (id: string): string =>
    view.officers
      .filter(({ departmentId }) => departmentId === id)
      .map(({ person, phone, me }) => (me ? t('me') : nameOf(person, phone ?? '')))
      .join('、')
  return (
    <>
      <Card kind="rows">
        <Row icon="pin" title={view.place} sub={t('place')} />
        <Row
          icon="phone"
          title={`${view.applicant}${view.contact ? ` · ${view.contact}` : ''}`}
          sub={t('showNumber')}
          onTap={onReveal}
        />
        <Row
          icon="document"
          title={queryNumberText(view.number)}
          sub={t('number')}
          onTap={() => void open('deskCase', { id: view.applicationId, case: view.cases[0]?.caseId })}
        />
        {departments.map((id) => (
          <Row key={id} icon="people" title={places.department(id)} sub={people(id)} />
        ))}
      </Card>
      {view.asked ? (
        <Notice tone="soon" icon="clock" title={t('askedFor')}>
          {[...view.asked.times.map(whenText), view.asked.words ?? ''].filter((part) => part !== '').join('，')}
        </Notice>
      ) : null}
    </>
  )
}

/** Who signed, at the hall or on this phone. */
function Signature({ view, kept }: { view: InspectionView; kept: KeptVisit | undefined }) {
  const { t, language } = useVisitWords()
  const waiting = kept?.commands.find((one) => one.kind === 'signature')
  if (waiting?.kind === 'signature') {
    const text = t(waiting.image === null ? 'signedNot' : 'signedBy', { name: waiting.name })
    return <SignedRow text={text} note={t('onPhone')} />
  }
  const { signature } = view
  if (signature === null) return null
  const text = t(signature.refused ? 'signedNot' : 'signedBy', { name: signature.name })
  return <SignedRow text={text} note={instantText(signature.signedAt, language)} />
}

function SignedRow({ text, note }: { text: string; note: string }) {
  return (
    <View className="visit-gap">
      <Card kind="rows">
        <Row icon="edit" title={text} sub={note} />
      </Card>
    </View>
  )
}

const CHANGES: readonly PlanChange[] = ['agree_for', 'move', 'cancel']
const CHANGE_WORDS = { agree_for: 'agreeFor', move: 'move', cancel: 'cancel' } as const

/** What who plans may change: the time, who goes, whether at all. */
function Changes({ view, onAsk }: { view: InspectionView; onAsk: (what: Asking) => void }) {
  const { t } = useVisitWords()
  const may = CHANGES.filter((change) => view.actions.includes(change))
  const mayJoin = view.actions.includes('join') && !view.cases.some(({ mine }) => mine)
  if (may.length === 0 && !mayJoin) return null
  return (
    <View className="visit-ways visit-changes">
      {may.map((change) => (
        <Button
          key={change}
          kind={change === 'cancel' ? 'danger' : 'ghost'}
          size="small"
          text={t(CHANGE_WORDS[change])}
          onTap={() => onAsk({ kind: change })}
        />
      ))}
      {mayJoin ? (
        <Button
          kind="ghost"
          size="small"
          text={t('join')}
          onTap={() => open('inspectPlan', { id: view.applicationId, join: view.id })}
        />
      ) : null}
    </View>
  )
}

/** The one thing to do next on the spot; at a desk the case that is recorded next has its button itself. */
function NextStep({ view, kept, onAsk }: VisitProps) {
  const { t, pick } = useVisitWords()
  const wide = useWide()
  if (isClashing(kept)) return null
  const next = nextToFind(view, kept)
  if (next) {
    if (wide) return null
    const text = isBegun(kept?.drafts[next.caseId]) ? 'goOnOf' : 'findOf'
    return (
      <BottomBar>
        <Button text={t(text, { name: pick(next.name) })} onTap={() => onAsk({ kind: 'find', caseId: next.caseId })} />
      </BottomBar>
    )
  }
  const isSigned = view.signature !== null || (kept?.commands ?? []).some(({ kind }) => kind === 'signature')
  if (!isSigned && view.actions.includes('sign') && view.cases.some(({ mine }) => mine)) {
    return (
      <BottomBar>
        <Button text={t('sign')} onTap={() => onAsk({ kind: 'sign' })} />
      </BottomBar>
    )
  }
  return null
}

interface AskedProps {
  view: InspectionView
  kept: KeptVisit | undefined
  asking: Asking
  onClose: () => void
}

function Asked({ view, kept, asking, onClose }: AskedProps) {
  if (asking === undefined) return null
  if (asking.kind === 'reveal') return <RevealSheet applicationId={view.applicationId} onClose={onClose} />
  if (asking.kind === 'sign') return <SignSheet view={view} commands={kept?.commands ?? []} onClose={onClose} />
  if (asking.kind !== 'find') return <PlanSheet change={asking.kind} view={view} onClose={onClose} />
  const one = view.cases.find(({ caseId }) => caseId === asking.caseId)
  if (!one) return null
  return <FindingSheet view={view} one={one} draft={kept?.drafts[one.caseId]} onClose={onClose} />
}
