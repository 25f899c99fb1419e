import type { ApplicantView } from '../../../shared/contract/application-part'
import type { Effect } from '../../../shared/domain/case/decide'
import type { NewEvent } from '../../../shared/domain/case/event'
import { publicHolder } from '../../../shared/domain/certificate'
import { type Write, write } from '../../db/statement'
import type { OpenCase } from '../case/case-file'
import type { Context } from '../context'
import { endedWith, endWrites } from './ended'
import { issuesOf } from './rules'

const PUBLISH_SQL = `INSERT INTO published_grant (case_id, item_id, department_id, variant, holder, uscc, state, granted_at,
  created_at) VALUES (?, ?, ?, ?, ?, ?, 'valid', ?, ?) ON CONFLICT (case_id) DO NOTHING`
const END_SQL = `UPDATE certificate SET state = 'revoked', ended_at = ?, ended_by = ?, remind_at = NULL, expires_at = NULL
  WHERE case_id = ? AND state = 'valid'`
/** 行政许可法 art. 50: it holds on, and nothing is to be looked at on its last day any more. */
const DEEMED_SQL = 'UPDATE certificate SET renewal_deemed_at = ?, expires_at = NULL WHERE id = ?'
const UNPUBLISH_SQL = "UPDATE published_grant SET state = 'ended' WHERE case_id = ?"

/**
 * What a decision does to the published list (双公示) and to what was issued: a grant that is revoked takes its certificate
 * along, and a 注销 publishes nothing, for nothing holds by it (see {@link cancelledWrites}). Goes into the batch of the
 * events: a grant is published in the same write that makes it one, or neither happens.
 * So nothing can stay unpublished past the seven working days that 国办发〔2015〕51号 gives, and no job has to watch for it
 * (checked 2026-11-22).
 */
export function grantWrites(
  context: Context,
  { row, workflow }: Pick<OpenCase, 'row' | 'workflow'>,
  events: readonly NewEvent[],
  effects: readonly Effect[],
  applicant: ApplicantView,
): Write[] {
  const { now, deps, actor } = context
  const isPublished = row.variant !== 'cancel' && issuesOf(deps.catalogue, row, workflow).isPublished
  const { holder, uscc } = publicHolder(applicant)
  const published = effects
    .filter(({ name }) => isPublished && name === 'publish_grant')
    .map(({ event }) =>
      write(PUBLISH_SQL, [row.id, row.item_id, row.department_id, row.variant, holder, uscc, event.at, now]),
    )
  const by = actor.kind === 'person' ? actor.accountId : '-'
  const revoked = events
    .filter(({ kind }) => kind === 'revoke')
    .flatMap(() => [write(END_SQL, [now, by, row.id]), write(UNPUBLISH_SQL, [row.id])])
  const renewed = events.flatMap((event) =>
    event.kind === 'deem_renewed'
      ? [
          write(DEEMED_SQL, [event.at, event.data.certificateId]),
          context.audit('deem_renewed', 'certificate', event.data.certificateId, row.point_id, { case: row.id }),
        ]
      : [],
  )
  return [...published, ...revoked, ...renewed]
}

/** A 注销 that is granted ends the certificate it is about. Goes behind every turn of the batch: see `endWrites`. */
export function cancelledWrites(context: Context, row: OpenCase['row'], events: readonly NewEvent[]): Write[] {
  const { now, actor } = context
  const by = actor.kind === 'person' ? actor.accountId : '-'
  return endedWith(events).flatMap((id) => [
    ...endWrites({ id, state: 'cancelled' }, now, by),
    context.audit('cancelled', 'certificate', id, row.point_id, { case: row.id }),
  ])
}
