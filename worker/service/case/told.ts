import { clocksOf } from '../../../shared/domain/case/clock'
import type { ClockOptions } from '../../../shared/domain/case/clock-span'
import type { NewEvent } from '../../../shared/domain/case/event'
import { isCheckOpen } from '../../../shared/domain/case/place'
import type { CaseState } from '../../../shared/domain/case/state'
import { dayOf } from '../../../shared/domain/time'
import type { Write } from '../../db/statement'
import type { Context } from '../context'
import { noticeWrites } from '../notice/notice'
import { tellApplicant } from '../notice/tell-applicant'
import type { Told } from '../notice/text'
import type { OpenCase } from './case-file'
import type { FiledRow } from './row'

/** A case that something happened to. */
export interface Changed {
  one: OpenCase
  state: CaseState
  events: readonly NewEvent[]
}

/** What the applicant is told of an event; null for what is seen in the progress only, or was done by the applicant. */
function toldOf({ one, state }: Changed, event: NewEvent, today: string, options: ClockOptions): Told | null {
  const { item_id: itemId } = one.row
  const dueDay = (id: 'supplement' | 'promised') =>
    clocksOf(one.workflow, state, today, options).find((clock) => clock.id === id)?.dueDay ?? null
  switch (event.kind) {
    case 'request_supplement': {
      const count = event.data.points.length
      return { topic: 'application_supplement', facts: { itemId, count, until: dueDay('supplement') } }
    }
    case 'accept':
    case 'accept_tolerant':
    case 'deem_accepted':
      return { topic: 'application_accepted', facts: { itemId, by: dueDay('promised') } }
    case 'no_licence_needed':
    case 'not_here':
    case 'refuse_acceptance':
      return { topic: 'application_not_accepted', facts: { itemId } }
    case 'grant':
    case 'refuse':
      return { topic: 'application_decided', facts: { itemId, granted: event.kind === 'grant' } }
    case 'outside_result': {
      const { outcome } = event.data
      if (outcome === 'accepted') return { topic: 'application_accepted', facts: { itemId, by: dueDay('promised') } }
      if (outcome === 'not_accepted') return { topic: 'application_not_accepted', facts: { itemId } }
      return { topic: 'application_decided', facts: { itemId, granted: outcome === 'granted' } }
    }
    case 'start':
      return { topic: 'application_moved', facts: { itemId, what: 'started' } }
    case 'prerequisite_failed':
      return { topic: 'application_moved', facts: { itemId, what: 'stuck' } }
    case 'pause':
      return { topic: 'application_moved', facts: { itemId, what: 'paused' } }
    case 'extend':
    case 'extend_bundle':
      return { topic: 'application_moved', facts: { itemId, what: 'extended' } }
    case 'require_rectification':
      return { topic: 'application_moved', facts: { itemId, what: 'rectify' } }
    case 'tolerated_wrong':
      return { topic: 'application_supplement', facts: { itemId, count: 1, until: event.data.untilDay } }
    case 'tolerance_broken':
      return { topic: 'application_moved', facts: { itemId, what: 'returned' } }
    case 'deem_renewed':
      return { topic: 'application_moved', facts: { itemId, what: 'renewed' } }
    case 'superseded':
      return {
        topic: 'application_moved',
        facts: { itemId, what: isCheckOpen(state) ? 'superseded_checked' : 'superseded' },
      }
    case 'revoke':
      return { topic: 'application_moved', facts: { itemId, what: 'revoked' } }
    default:
      return null
  }
}

/** The messages to the applicant about everything that happens in one write; each event is told once. */
export async function toldWrites(
  context: Context,
  application: FiledRow,
  changed: readonly Changed[],
  options: ClockOptions,
): Promise<Write[]> {
  const today = dayOf(context.now)
  const writes: Write[] = []
  let isExtensionTold = false
  for (const one of changed) {
    const { row } = one.one
    const isDecided = one.events.some(({ kind }) => ['grant', 'refuse', 'deem_renewed'].includes(kind))
    for (const [index, event] of one.events.entries()) {
      const told = toldOf(one, event, today, options)
      // What is decided in the same breath needs no message that it was accepted.
      if (told === null || (isDecided && told.topic === 'application_accepted')) continue
      // The limit of a joint handling is one, however many cases it binds.
      if (event.kind === 'extend_bundle' && isExtensionTold) continue
      isExtensionTold ||= event.kind === 'extend_bundle'
      const seq = row.seq + index + 1
      if (event.kind === 'prerequisite_failed') writes.push(...(await tellClerk(context, application, row, seq)))
      const dedupe = `${told.topic}/${row.id}/${seq}`
      writes.push(
        ...(await tellApplicant(context, application, told, {
          ref: { kind: 'application', id: application.id },
          dedupe,
        })),
      )
    }
  }
  return writes
}

/** Somebody without an account is reached by the clerk alone, who learns that a case has come to a halt. */
async function tellClerk(context: Context, filed: FiledRow, row: OpenCase['row'], seq: number): Promise<Write[]> {
  const { clerk_id, clerk_key_id, clerk_wrapped, clerk_key_version, number } = filed
  if (filed.account_id !== null || clerk_id === null || number === null) return []
  if (clerk_key_id === null || clerk_wrapped === null || clerk_key_version === null) return []
  return noticeWrites(context, {
    topic: 'staff_stuck',
    facts: { itemId: row.item_id, number },
    accountId: clerk_id,
    key: await context.deps.vault.openKey(clerk_key_id, clerk_wrapped, clerk_key_version),
    ref: null,
    dedupe: `staff_stuck/${row.id}/${seq}`,
  })
}
