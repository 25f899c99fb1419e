import type { InputOf } from '../../../shared/contract/endpoint'
import type { lookUpProgress as endpoint, PublicProgressView } from '../../../shared/contract/progress'
import { isQueryNumber, normaliseQueryNumber } from '../../../shared/domain/application'
import { publicFactsOf } from '../../../shared/domain/case/event-facts'
import { DAY_MS } from '../../../shared/domain/time'
import type { LimitRule } from '../../adapter/limiter'
import { casesQuery, eventsQuery, filedQuery, type Which } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { NOTICES_QUERY } from '../slot/calendar'
import { askViews } from './ask'
import { openContent } from './content'
import { pictureOf } from './read-progress'
import { lookupHash } from './submission'
import { openUnderWay } from './under-way'

/** Wrong guesses at the last four characters of one number, of which there are eleven thousand; from anywhere. */
const PER_NUMBER: LimitRule = { count: 50, windowMs: DAY_MS }
/** The same from one address, so that nobody alone can shut a number for others. */
const PER_ADDRESS: LimitRule = { count: 5, windowMs: DAY_MS }

/**
 * Progress for somebody with the query number and the last four characters of the applicant's document. A number that
 * does not exist and a wrong pair are one answer, found by one lookup of one keyed hash, so neither words nor time tell them
 * apart. Limited by address (see the limits of the routes); wrong guesses also by number. @throws AppError LOOKUP_WRONG,
 * RATE_LIMITED
 */
export async function lookUpProgress(
  context: Context,
  { number: typed, lastFour }: InputOf<typeof endpoint>,
): Promise<PublicProgressView> {
  const { deps } = context
  const number = normaliseQueryNumber(typed)
  if (!isQueryNumber(number)) throw new AppError('LOOKUP_WRONG', { field: 'number' })
  const guess = await countGuess(context, number)
  const which = byLookup(await lookupHash(deps.vault, number, lastFour))
  const [rows, cases, events, notices] = await context.load([
    filedQuery(which),
    casesQuery(which),
    eventsQuery(which),
    NOTICES_QUERY,
  ])
  const [row] = rows
  if (!row || row.number !== number) throw new AppError('LOOKUP_WRONG', { field: 'number' })
  await guess.wasRight()
  const underWay = await openUnderWay(context, row, cases, events, notices)
  const { applicant } = await openContent(deps.vault, underWay.key, row)
  const picture = pictureOf(context, row, underWay, applicant)
  return {
    ...picture,
    lanes: picture.lanes.map((lane, index) => ({
      ...lane,
      // Numbered: an id would open other doors.
      caseId: String(index + 1),
      outcome: lane.outcome && { ...lane.outcome, words: null },
      events: lane.events.map(({ facts, ...event }) => ({
        ...event,
        facts: publicFactsOf(event.kind, facts),
        words: null,
      })),
    })),
    asked: underWay.cases.some((one) => askViews(underWay.setting.calendar, one, new Map()).length > 0),
  }
}

/**
 * Counts a guess before it is looked up, so that many at once are counted too; a right one is taken back.
 * @throws AppError RATE_LIMITED
 */
async function countGuess({ deps, now, address }: Context, number: string): Promise<{ wasRight: () => Promise<void> }> {
  const isHall = address !== null && deps.hallAddresses.has(address)
  const counted = [
    ...(isHall ? [] : [{ key: `lookUpProgress/number/${number}/${address}`, rule: PER_ADDRESS }]),
    { key: `lookUpProgress/number/${number}`, rule: PER_NUMBER },
  ]
  for (const { key, rule } of counted) {
    const wait = await deps.limiter.take(key, rule, now)
    if (wait > 0) throw new AppError('RATE_LIMITED', { retryAfterMs: wait })
  }
  return {
    wasRight: async () => {
      for (const { key } of counted) await deps.limiter.giveBack(key, now)
    },
  }
}

const byLookup = (hash: string): Which => ({
  sql: '(SELECT id FROM application WHERE lookup_hash = ? AND lookup_hash IS NOT NULL)',
  args: [hash],
})
