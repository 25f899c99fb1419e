import { addWorkingDays } from '../working-day'
import type { GuardName } from './edge'
import { clockNow, factsOf, firstOf, type Guard, isBlank, today, unless } from './guard-input'
import { dueCommandsOf } from './sweep'

/** Before acceptance: prerequisites, and what 行政许可法 art. 32 lets the window ask and refuse. */
export const INTAKE_GUARDS = {
  /** The product starts what has everything; a clerk starts it where the applicant shows another way. */
  all_out: ({ state, event }) => {
    const instead = factsOf(event, 'start')?.instead ?? []
    const open = state.waitsFor.find((itemId) => instead.indexOf(itemId) < 0)
    return firstOf(
      unless(open === undefined, 'CASE_UNRESOLVED', open),
      unless(event.role !== 'system' || instead.length === 0, 'CASE_ROLE'),
    )
  },
  prerequisite_known: ({ state, event }) => {
    const itemId = factsOf(event, 'prerequisite_out')?.itemId ?? factsOf(event, 'prerequisite_failed')?.itemId
    return unless(itemId !== undefined && state.waitsFor.indexOf(itemId) >= 0, 'CASE_STATE', 'itemId')
  },
  /** Art. 38: no refusal without its reasons and what they rest on. The product itself refuses by the ground alone. */
  reasons: ({ event }) => {
    const restsOn = event.kind === 'refuse' || event.kind === 'revoke' || event.kind === 'end_certificate'
    const isByGround = event.role === 'system' && event.kind === 'refuse_acceptance'
    return firstOf(
      unless(isByGround || !isBlank(event.words), 'CASE_REASONS_NEEDED', 'words'),
      unless(!restsOn || (event.said?.grounds ?? []).length > 0, 'CASE_BASIS_NEEDED', 'grounds'),
    )
  },
  authority_named: ({ event }) =>
    unless(!isBlank(factsOf(event, 'not_here')?.authority), 'CASE_BASIS_NEEDED', 'authority'),
  points_new: ({ state, event }) => {
    const ids = (factsOf(event, 'request_supplement')?.points ?? []).map((point) => point.id)
    return firstOf(
      unless(state.listed.length === 0, 'CASE_NOT_LISTED', 'points'),
      unless(ids.length > 0, 'CASE_NOTHING_LISTED', 'points'),
      unless(new Set(ids).size === ids.length, 'CASE_NOT_LISTED', 'points'),
    )
  },
  /** No later notice adds a requirement. */
  points_listed: ({ state, event }) => {
    const points = factsOf(event, 'request_supplement')?.points ?? []
    const isListed = (id: string): boolean => state.listed.some((point) => point.id === id)
    const stranger = points.find((point) => !isListed(point.id))
    return firstOf(
      unless(points.length > 0, 'CASE_NOTHING_LISTED', 'points'),
      unless(stranger === undefined, 'CASE_NOT_LISTED', stranger?.id),
    )
  },
  points_missing: ({ state, event }) => {
    const points = factsOf(event, 'supplement')?.points ?? []
    const stranger = points.find((id) => state.missing.indexOf(id) < 0)
    return firstOf(
      unless(points.length > 0, 'CASE_NOTHING_LISTED', 'points'),
      unless(stranger === undefined, 'CASE_NOT_LISTED', stranger),
    )
  },
  /**
   * Art. 32 (4), (5): complete papers must be accepted, and what is missing is told first. So only listed points that are
   * still unmet let the window refuse; whom it does not concern is answered with `not_here` or `no_licence_needed`.
   */
  points_unmet: ({ state, event }) => {
    const points = factsOf(event, 'refuse_acceptance')?.points ?? []
    const open = state.state === 'supplement' ? state.missing : state.listed.map((point) => point.id)
    const stranger = points.find((id) => open.indexOf(id) < 0)
    return firstOf(
      unless(state.listed.length > 0, 'CASE_NOT_TOLD', 'points'),
      unless(points.length > 0, 'CASE_NOTHING_LISTED', 'points'),
      unless(stranger === undefined, 'CASE_NOT_LISTED', stranger),
    )
  },
  /** 容缺: only what the item lets follow later, all of what is missing, and soon enough. */
  tolerates: (input) => {
    const { workflow, state, event, context } = input
    const { materials = [], untilDay = '' } = factsOf(event, 'accept_tolerant') ?? {}
    const last = addWorkingDays(today(input), workflow.toleranceDays, context.calendar).day
    const covered = state.listed
      .filter((point) => state.missing.indexOf(point.id) >= 0)
      .every((point) => point.materialId !== null && materials.indexOf(point.materialId) >= 0)
    return firstOf(
      unless(materials.length > 0, 'CASE_NOTHING_LISTED', 'materials'),
      unless(
        materials.every((id) => workflow.tolerates.indexOf(id) >= 0),
        'CASE_NOT_OFFERED',
        'materials',
      ),
      unless(covered, 'CASE_STILL_MISSING', 'materials'),
      unless(untilDay > today(input) && untilDay <= last, 'CASE_DAYS', 'untilDay'),
    )
  },
  acceptance_over: ({ workflow, state, context }) => {
    const due = dueCommandsOf(workflow, state, context.now, context)
    return unless(
      due.some((command) => command.kind === 'deem_accepted'),
      'CASE_TOO_EARLY',
    )
  },
  /** Only the certificate that this renewal was asked for in time says when it is over; see `DecideContext.renews`. */
  renewal_over: (input) => {
    const { workflow, event, context } = input
    const facts = factsOf(event, 'deem_renewed')
    const renews = context.renews ?? null
    return firstOf(
      unless(workflow.variant === 'renew' && workflow.nature === 'licence', 'CASE_NOT_OFFERED'),
      unless(renews !== null && renews.certificateId === facts?.certificateId, 'CASE_STATE', 'certificateId'),
      unless(renews !== null && renews.validUntil === facts?.validUntil, 'CASE_STATE', 'validUntil'),
      unless(today(input) > (facts?.validUntil ?? ''), 'CASE_TOO_EARLY'),
    )
  },
  supplement_over: (input) => unless(clockNow(input, 'supplement')?.overdue === true, 'CASE_TOO_EARLY'),
} satisfies { [K in GuardName]?: Guard }
