import { bundleSinceOf, dependantCommandsOf, isEnded, type Member } from '../../../shared/domain/case/application-state'
import { clocksOf } from '../../../shared/domain/case/clock'
import { type Decision, decide, type Effect } from '../../../shared/domain/case/decide'
import type { CaseActor, CaseCommand, CaseEvent, CaseRole, NewEvent } from '../../../shared/domain/case/event'
import { asksForRating } from '../../../shared/domain/case/invitation'
import type { CaseState } from '../../../shared/domain/case/state'
import { dayOf } from '../../../shared/domain/time'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import { guarded, type Write } from '../../db/statement'
import { openContent } from '../application/content'
import { cancelledWrites, grantWrites } from '../certificate/publish'
import type { Context } from '../context'
import { documentWrites } from '../document/document-writes'
import { AppError, found } from '../error'
import { endVisitWrites } from '../inspection/end-visit'
import { invitationWrites } from '../rating/invitation'
import { assigneeWrites } from './assignee'
import type { CaseFile, OpenCase } from './case-file'
import { type CacheOptions, eventWrites } from './event-writes'
import { namingNow } from './naming'
import { paperOf } from './papers'
import { isLate, lateWrites } from './row'
import { takenMaterials, takenWrites } from './taken'
import type { CaseRules } from './thresholds'
import { toldWrites } from './told'
import { wordsOf } from './words'

/** Who acts on a case, as the engine sees it. */
export type TurnActor = CaseActor & { roles: readonly CaseRole[]; authorised: boolean }

export const SYSTEM_ACTOR: TurnActor = { kind: 'system', id: '', roles: ['system'], authorised: false }

/** A case in the middle of a turn. */
interface Moving {
  one: OpenCase
  state: CaseState
  events: NewEvent[]
  effects: Effect[]
}

const VERSION_SQL = `UPDATE application SET version = version + 1, changed_at = ?, state = ?, ended_at = ?
  WHERE id = ? AND version = ?`

/**
 * One write to the cases of an application: commands go in one after another, what they bring about for other cases
 * follows by itself, and `writes` gives the whole batch. Nothing is written before, so a refusal leaves no trace.
 */
export class Turn {
  private readonly moving: Moving[]

  constructor(
    private readonly context: Context,
    private readonly file: CaseFile,
    private readonly calendar: WorkCalendar,
    private readonly rules: CaseRules,
  ) {
    this.moving = file.cases.map((one) => ({ one, state: one.state, events: [], effects: [] }))
  }

  /** The case as it is after the commands so far. @throws AppError NOT_FOUND */
  stateOf(caseId: string): CaseState {
    return this.find(caseId).state
  }

  /** Kinds of the events so far, of one case. */
  eventsOf(caseId: string): readonly NewEvent[] {
    return this.find(caseId).events
  }

  /** The cases this turn changes, as they will be: with all their events, the new ones numbered. */
  moved(): Map<string, { state: CaseState; events: readonly CaseEvent[] }> {
    return new Map(
      this.moving
        .filter(({ events }) => events.length > 0)
        .map(({ one, state, events }) => [
          one.row.id,
          {
            state,
            events: [...one.events, ...events.map((event, at) => ({ ...event, seq: one.events.length + at + 1 }))],
          },
        ]),
    )
  }

  /** Materials that are in order once this turn is written. */
  taken(): string[] {
    return takenMaterials(this.context, this.file.application, this.moving)
  }

  /** Does something to a case. @throws AppError with the code of the engine; NOT_FOUND for a case of another application */
  command(caseId: string, command: CaseCommand, actor: TurnActor): void {
    const moving = this.find(caseId)
    const decision = this.decide(moving, command, actor)
    if (!decision.ok) {
      throw new AppError(decision.code, decision.field === undefined ? {} : { field: `data.${decision.field}` })
    }
    this.take(moving, decision)
  }

  private members(): Member[] {
    return this.moving.map(({ one, state }) => ({ caseId: one.row.id, workflow: one.workflow, state }))
  }

  private find(caseId: string): Moving {
    return found(this.moving.find(({ one }) => one.row.id === caseId))
  }

  private decide({ one, state }: Moving, command: CaseCommand, actor: TurnActor): Decision {
    const { now } = this.context
    return decide(one.workflow, state, command, {
      now,
      calendar: this.calendar,
      actor,
      bundleSince: bundleSinceOf(this.members()),
      isLate: isLate(one.row),
      isSuperseded: one.row.superseded === 1,
      renews: this.file.renewals.get(one.row.id) ?? null,
    })
  }

  private take(moving: Moving, decision: Extract<Decision, { ok: true }>): void {
    moving.state = decision.state
    moving.events.push(...decision.events)
    moving.effects.push(...decision.effects)
    // What others wait for may be out now, or will never come: told in the same write. One at a time, because what is
    // told may move others again; whoever has been told is not in the list any more.
    const [told] = dependantCommandsOf(this.members())
    if (told === undefined) return
    const other = this.find(told.caseId)
    const next = this.decide(other, told.command, SYSTEM_ACTOR)
    if (!next.ok) throw new Error(`a dependant cannot be told: ${next.code}`)
    this.take(other, next)
  }

  /**
   * The whole batch: the version of the application (so that of two turns at once exactly one wins), events, caches,
   * papers and audit rows. @param base version the actor has seen
   */
  async writes(base: number): Promise<Write[]> {
    return [...(await this.ownWrites(base)), ...this.endWrites()]
  }

  /** What this turn ends of other applications; behind the {@link ownWrites} of every turn in the batch. */
  endWrites(): Write[] {
    return this.moving.flatMap(({ one, events }) => cancelledWrites(this.context, one.row, events))
  }

  /** {@link writes} without what it ends of other applications, for a batch of several turns. */
  async ownWrites(base: number): Promise<Write[]> {
    const { context, file } = this
    const { application } = file
    const isOver = isEnded(this.members())
    const state = isOver ? 'ended' : application.state
    const endedAt = isOver ? context.now : null
    const writes: Write[] = [guarded('CONFLICT', VERSION_SQL, [context.now, state, endedAt, application.id, base])]
    // The cap of a joint handling counts from the first acceptance: when that moves, the rows of all open cases move.
    const isCapMoved = bundleSinceOf(file.cases) !== bundleSinceOf(this.members())
    for (const moving of this.moving) {
      if (moving.events.length === 0 && !(isCapMoved && moving.state.endedAt === null)) continue
      writes.push(...(await this.caseWrites(moving)))
    }
    writes.push(...takenWrites(context, application, this.taken()))
    writes.push(...(await toldWrites(context, application, this.moving, this.options())))
    if (this.asksForRating()) writes.push(...(await invitationWrites(context, application, this.rules.ratingDays)))
    return writes
  }

  /** What comes last: the application is over for its applicant, who is asked how it was. */
  private asksForRating(): boolean {
    const after = this.moving.map(({ one, state, events }) => ({
      workflow: one.workflow,
      state,
      events: [...one.events, ...events],
    }))
    return asksForRating(this.file.cases, after)
  }

  private async caseWrites(moving: Moving): Promise<Write[]> {
    const { context, file } = this
    const { one, state, events } = moving
    const options = this.options()
    const writes = assigneeWrites(context, one.row, events)
    // Before what is written now may bring a card of its own.
    if (events.some(({ kind }) => kind === 'explain')) writes.push(...lateWrites(one.row))
    writes.push(
      ...(await eventWrites(context, file.key, { row: one.row, workflow: one.workflow, events, state }, options)),
    )
    writes.push(...endVisitWrites(context, one.row.id, one.state, state))
    writes.push(...(await this.paperWrites(moving)))
    for (const { kind } of events) {
      writes.push(context.audit(kind, 'case', one.row.id, one.row.point_id, { application: file.application.id }))
    }
    return writes
  }

  private options(): CacheOptions {
    return { calendar: this.calendar, bundleSince: bundleSinceOf(this.members()), thresholds: this.rules.thresholds }
  }

  private async paperWrites({ one, state, events, effects }: Moving): Promise<Write[]> {
    const { context, file } = this
    const { application, key } = file
    if (effects.length === 0 || application.number === null) return []
    const { applicant } = await openContent(context.deps.vault, key, application)
    const holder = { kind: applicant.kind ?? 'person', name: applicant.name ?? '' } as const
    const today = dayOf(context.now)
    const options = this.options()
    const paperCase = {
      naming: namingNow(context.deps.catalogue, one),
      acceptanceDays: one.workflow.acceptanceDays,
      state,
      clocks: clocksOf(one.workflow, state, today, options),
      clocksBefore: clocksOf(one.workflow, one.state, today, options),
    }
    const writes: Write[] = grantWrites(context, one, events, effects, applicant)
    for (const effect of effects) {
      const facts = paperOf(context, paperCase, effect, wordsOf(effect.event))
      if (facts === null) continue
      const { department_id, point_id } = one.row
      const prepared = await documentWrites(context, {
        application: { id: application.id, number: application.number, pointId: point_id, holder },
        case: { id: one.row.id, departmentId: department_id, naming: paperCase.naming },
        facts,
        key,
      })
      writes.push(...prepared.writes)
    }
    return writes
  }
}
