import type { Light } from '../../../shared/domain/case/light'
import { dayOf } from '../../../shared/domain/time'
import { query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import type { EachRow } from '../each-row'
import { noticeWrites } from '../notice/notice'
import type { DueRow, Reached } from './due-cases'

/** A case whose next lights were planned before, with what of the plan has come. */
export interface DueLight {
  row: DueRow
  reached: Reached
}

type LitLight = Exclude<Light, 'none'>
interface OfficerRow {
  id: string
  key_id: string
  wrapped: string
  version: number
}

// A case that moved on since it was read has another number or another instant: it is left alone, in both statements.
const SAME = 'c.id = j.value ->> 0 AND c.seq = j.value ->> 1 AND c.sweep_at = j.value ->> 2'
const CARDS_SQL = `INSERT INTO card (id, case_id, application_id, item_id, department_id, point_id, assignee_id, level, seq,
    created_at)
  SELECT j.value ->> 4, c.id, c.application_id, c.item_id, c.department_id, c.point_id, c.assignee_id, j.value ->> 3, c.seq, ?
  FROM json_each(?) j JOIN "case" c ON ${SAME} WHERE true ON CONFLICT (case_id, level, seq) DO NOTHING`
const LIGHTS_SQL = `UPDATE "case" AS c SET light = j.value ->> 3, schedule = j.value ->> 4, sweep_at = j.value ->> 5
  FROM json_each(?) j WHERE ${SAME}`
const OFFICERS_SQL = `SELECT a.id, k.id AS key_id, k.wrapped, k.version FROM json_each(?) j JOIN account a ON a.id = j.value
  JOIN person_key k ON k.id = a.key_id WHERE a.deleted_at IS NULL AND k.wrapped IS NOT NULL`

/** What the pages of one run of the sweep share. */
export interface SweepRun {
  /** Who was told what in this run. */
  readonly told: Set<string>
  readonly nextCardId: () => string
  readonly each: EachRow
}

/**
 * @returns a run of its own. Its cards are numbered behind one random id: rows that are written together then lie together
 *   in every index of the table, which halves the pages a commit has to write.
 */
export function sweepRun(context: Context, each: EachRow): SweepRun {
  const series = context.id()
  let cards = 0
  return { told: new Set(), each, nextCardId: () => `${series}-${(cards++).toString(36).padStart(6, '0')}` }
}

/**
 * Turns on the lights of a page of cases in one write, without their history: a card for each late level that was passed,
 * and one message an officer, light and day.
 */
export async function turnLights(context: Context, due: readonly DueLight[], run: SweepRun): Promise<void> {
  if (due.length === 0) return
  const same = ({ id, seq, sweep_at }: DueRow) => [id, seq, sweep_at] as const
  const lights = due.map(({ row, reached: { passed, ahead } }) => [
    ...same(row),
    passed.at(-1)?.[1] ?? row.light,
    JSON.stringify(ahead),
    ahead[0]?.[0] ?? null,
  ])
  const cards = due.flatMap(({ row, reached }) =>
    reached.passed
      .map(([, light]) => light)
      .filter((light) => light === 'yellow' || light === 'red')
      .map((light) => [...same(row), light, run.nextCardId()]),
  )
  const messages = await messageWrites(context, due, run)
  await context.save([
    ...(cards.length > 0 ? [write(CARDS_SQL, [context.now, JSON.stringify(cards)])] : []),
    write(LIGHTS_SQL, [JSON.stringify(lights)]),
    ...messages,
  ])
}

/** One message an officer, light and day: a hundred cases that are due are one sentence and one list. */
async function messageWrites(context: Context, due: readonly DueLight[], { told, each }: SweepRun): Promise<Write[]> {
  const today = dayOf(context.now)
  const news = new Map<string, { accountId: string; light: LitLight }>()
  for (const { row, reached } of due) {
    const light = reached.passed.at(-1)?.[1]
    if (row.assignee_id === null || light === undefined || light === 'none' || light === row.light) continue
    const dedupe = `staff_light/${light}/${row.assignee_id}/${today}`
    if (!told.has(dedupe)) news.set(dedupe, { accountId: row.assignee_id, light })
  }
  if (news.size === 0) return []
  const ids = [...new Set([...news.values()].map(({ accountId }) => accountId))]
  const [officers] = await context.load([query<OfficerRow>(OFFICERS_SQL, [JSON.stringify(ids)])])
  const writes: Write[] = []
  for (const dedupe of news.keys()) told.add(dedupe)
  const rows = [...news].map(([dedupe, { accountId, light }]) => ({ id: accountId, dedupe, light }))
  // An officer who cannot be told keeps no light from being turned on.
  await each(rows, async ({ id: accountId, dedupe, light }) => {
    const officer = officers.find(({ id }) => id === accountId)
    if (!officer) return
    const key = await context.deps.vault.openKey(officer.key_id, officer.wrapped, officer.version)
    const facts = { light }
    writes.push(...(await noticeWrites(context, { topic: 'staff_light', facts, accountId, key, ref: null, dedupe })))
  })
  return writes
}
