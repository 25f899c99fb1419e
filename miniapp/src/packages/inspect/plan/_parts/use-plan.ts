import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import type { AnswerOf } from '@shared/contract/endpoint'
import type { listInspectionsAtDesk } from '@shared/contract/inspection'
import { joinInspection, planInspection } from '@shared/contract/inspection-plan'
import type { InspectionView } from '@shared/contract/inspection-view'
import { areEnough, type Officer } from '@shared/domain/inspection'
import { daysWithin } from '@shared/domain/inspection-time'
import { dayOf } from '@shared/domain/time'
import { type Dispatch, type SetStateAction, useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { useBundle, useItem } from '@/api/queries/catalogue'
import { say } from '@/components/toast-store'
import { replace } from '@/device/navigate'
import { inspectPlan } from '@/i18n/texts/inspect-plan'
import { useText } from '@/i18n/use-text'
import { showVisit } from '../../_parts/queries'

interface Given {
  caseId: string | undefined
  joinId: string | undefined
}

const OPEN: readonly InspectionView['state'][] = ['proposed', 'asked', 'agreed']
const HOUR = 60

/** Whether the case has its visit still before it. */
const needsVisit = (one: DeskCase): boolean =>
  one.lane.stages.some(({ id, state }) => id === 'inspection' && state !== 'done' && state !== 'skipped')

/** A visit while it is planned: what was chosen, what is missing, and the way to send it. */
export function usePlan(
  view: DeskView,
  { inspections: visits, choice: whole, limits }: AnswerOf<typeof listInspectionsAtDesk>,
  { caseId, joinId }: Given,
) {
  const { t } = useText(inspectPlan)
  const joined = visits.find(({ id }) => id === joinId)
  const taken = visits
    .filter(({ state }) => OPEN.includes(state))
    .flatMap(({ cases }) => cases.map((one) => one.caseId))
  const offered = view.cases.filter((one) => one.actions.includes('plan_inspection') && !taken.includes(one.id))
  const wanted = offered.filter((one) => one.id === caseId || needsVisit(one))
  const [caseIds, setCases] = useState<readonly string[]>((wanted.length > 0 ? wanted : offered).map(({ id }) => id))
  const [officers, setOfficers] = useState<readonly Officer[]>([])
  const [wished, setTimes] = useState<readonly number[]>([])
  const [minutes, setMinutes] = useState(HOUR)
  const [typed, setTyped] = useState<string>()
  const key = useRef(newKey())
  const known = useAddress(view)
  const place = typed ?? known
  /** Changes something: another wish than the one before. */
  const changing =
    <T>(set: Dispatch<SetStateAction<T>>) =>
    (value: SetStateAction<T>) => {
      set(value)
      key.current = newKey()
    }
  const ends = limits.filter((one) => caseIds.includes(one.caseId)).map(({ day }) => day)
  const choice = { ...whole, days: [...daysWithin(whole.days, ends)] }
  // With another case ticked, a time that was wished may lie behind a limit.
  const times = wished.filter((at) => choice.days.some(({ day }) => day === dayOf(at)))
  const departments = offered
    .filter(({ id }) => caseIds.includes(id))
    .map(({ departmentId }) => departmentId)
    .filter((id, index, all) => all.indexOf(id) === index)
  const going = officers.filter(({ departmentId }) => departments.includes(departmentId))
  const isGoing = (departmentId: string, accountId: string) =>
    officers.some((one) => one.departmentId === departmentId && one.accountId === accountId)
  const missing =
    caseIds.length === 0
      ? ('needCases' as const)
      : !areEnough(going, departments)
        ? ('needOfficers' as const)
        : joined
          ? undefined
          : times.length === 0
            ? ('needTimes' as const)
            : place.trim() === ''
              ? ('needPlace' as const)
              : undefined

  const send = async () => {
    const idempotencyKey = `${key.current}-${joined ? joined.version : view.version}`
    const chosen = { caseIds: [...caseIds], officers: [...going] }
    const made = joined
      ? await call(joinInspection, {
          params: { id: joined.id },
          body: { base: joined.version, ...chosen },
          idempotencyKey,
        })
      : await call(planInspection, {
          params: { id: view.id },
          body: { base: view.version, ...chosen, times: [...times], minutes, place: place.trim() },
          idempotencyKey,
        })
    showVisit(made)
    say(t(joined ? 'joined' : 'sent'))
    await replace('inspectVisit', { id: made.id })
  }
  return {
    ...{ joined, offered, caseIds, departments, choice, times, minutes, place, missing, isGoing, send },
    // Two ticks may come before a redraw: each changes what the one before left.
    tickCase: (id: string, on: boolean) =>
      changing(setCases)((before) => (on ? [...before, id] : before.filter((one) => one !== id))),
    tickOfficer: (departmentId: string, accountId: string, on: boolean) =>
      changing(setOfficers)((before) => {
        const others = before.filter((one) => one.departmentId !== departmentId || one.accountId !== accountId)
        return on ? [...others, { departmentId, accountId }] : others
      }),
    setTimes: changing(setTimes),
    setMinutes: changing(setMinutes),
    setPlace: changing(setTyped),
  }
}
export type Plan = ReturnType<typeof usePlan>

/** The address of the premises as the form has it; empty where none was asked for. */
function useAddress({ subject, form }: DeskView): string {
  const bundle = useBundle(subject.kind === 'bundle' ? subject.id : '')
  const item = useItem(subject.kind === 'item' ? subject.id : '')
  const fields = bundle.data?.fields ?? item.data?.fields ?? []
  for (const { id, kind } of fields) {
    const value = form[id]
    if (kind === 'address' && typeof value === 'string') return value
  }
  return ''
}
