import type { InspectionRow } from '@shared/contract/inspection-view'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { useNow } from '@/device/use-now'
import { aria } from '@/platform/aria'
import { useKeptVisits } from '../_parts/kept'
import type { KeptVisit } from '../_parts/kept-visit'
import { useMyVisits, useTakeAlong } from '../_parts/queries'
import { SyncStrip } from '../_parts/SyncStrip'
import { VisitFrame } from '../_parts/VisitFrame'
import { VisitRow } from '../_parts/VisitRow'
import { isBegun, timeOf, useVisitWords } from '../_parts/visit-words'

const MINUTE = 60_000
/** Visits of so many hours to come are fetched ahead. */
const AHEAD_MS = 48 * 3_600_000

/** Where I go: today, later, and what this phone still has to send. */
export default function VisitsPage() {
  const { t } = useVisitWords()
  return (
    <VisitFrame title={t('visits')} isList>
      <Visits />
    </VisitFrame>
  )
}

function Visits() {
  const { t } = useVisitWords()
  const now = useNow(MINUTE)
  const kept = useKeptVisits()
  const query = useMyVisits()
  const onPhone = Object.values(kept)
  const soon = (query.data ?? []).filter(({ state, at }) => state === 'agreed' && at < now + AHEAD_MS)
  useTakeAlong(soon.map(({ id }) => id))
  const unsent = onPhone.filter(hasWork)
  // Without a network the phone's own are the list.
  const isAlone = query.data === undefined && query.error !== null && onPhone.length > 0
  const rows = isAlone ? onPhone.map(rowOf) : query.data
  const parts = partsOf(rows ?? [], now)
  return (
    <View className="visit-narrow">
      <Heading level={1} text={t('visits')} note={isAlone ? t('keptOnly') : t('listNote')} />
      <SyncStrip visits={onPhone} />
      {unsent.length > 0 ? (
        <>
          <Heading text={t('unsent')} count={String(unsent.length)} />
          <View className="visit-rows" {...aria({ role: 'list', label: t('unsent') })}>
            {unsent.map((visit) => (
              <VisitRow key={visit.view.id} row={rowOf(visit)} kept={visit} withDay />
            ))}
          </View>
          <View className="tiny visit-gap">{t('unsentHelp')}</View>
        </>
      ) : null}
      <Load
        query={{ ...query, data: rows }}
        skeleton={<Skeleton rows={4} />}
        isEmpty={(all) => all.length === 0 && unsent.length === 0}
        empty={{ icon: 'pin', title: t('none'), help: t('noneHelp') }}
      >
        {() => (
          <>
            {PARTS.map((name) =>
              parts[name].length === 0 ? null : (
                <View key={name}>
                  <Heading text={t(name)} count={String(parts[name].length)} />
                  <View className="visit-rows" {...aria({ role: 'list', label: t(name) })}>
                    {parts[name].map((row) => (
                      <VisitRow key={row.id} row={row} kept={kept[row.id]} withDay={name !== 'today'} />
                    ))}
                  </View>
                </View>
              ),
            )}
            {rows?.length === 0 && unsent.length === 0 ? <Blank icon="pin" title={t('none')} /> : null}
          </>
        )}
      </Load>
      {query.hasMore ? <Button kind="plain" text={t('more')} busy={query.loadsMore} onTap={query.more} /> : null}
    </View>
  )
}

const PARTS = ['overdue', 'today', 'coming', 'toFix'] as const

/** Past ones that still miss something first, then by time; without a time at the end. */
function partsOf(rows: readonly InspectionRow[], now: number): Record<(typeof PARTS)[number], InspectionRow[]> {
  const today = dayOf(now)
  const sorted = [...rows].sort((a, b) => a.at - b.at)
  const fixed = sorted.filter(({ state }) => state === 'agreed' || state === 'done')
  return {
    overdue: fixed.filter(({ at }) => dayOf(at) < today),
    today: fixed.filter(({ at }) => dayOf(at) === today),
    coming: fixed.filter(({ at }) => dayOf(at) > today),
    toFix: sorted.filter(({ state }) => state === 'proposed' || state === 'asked'),
  }
}

const hasWork = ({ commands, drafts }: KeptVisit): boolean =>
  commands.length > 0 || Object.values(drafts).some((draft) => isBegun(draft))

function rowOf({ view, commands }: KeptVisit): InspectionRow {
  const { id, number, state, minutes, place, applicant, cases } = view
  const isFound = (caseId: string) => commands.some((one) => one.kind === 'finding' && one.caseId === caseId)
  return {
    ...{ id, number, state, minutes, place, applicant, at: timeOf(view) },
    items: cases.map(({ name }) => name),
    found: cases.filter(({ finding, caseId }) => finding !== null || isFound(caseId)).length,
  }
}
