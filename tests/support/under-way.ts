import type { AgentView, ApplicantView, FormValues } from '../../shared/contract/application-part'
import type { Variant } from '../../shared/contract/service-item'
import type { CaseCommand } from '../../shared/domain/case/event'
import { CASE_ROLES } from '../../shared/domain/case/event'
import type { LightThresholds } from '../../shared/domain/case/light'
import { type Delivery, NO_DELIVERY } from '../../shared/domain/delivery'
import { formOf } from '../../shared/domain/form'
import { workCalendar } from '../../shared/domain/working-day'
import { write } from '../../worker/db/statement'
import { newKey } from '../../worker/service/account/new-account'
import { SUBMITTED_COLUMNS, submissionWrites } from '../../worker/service/application/submission'
import { openTurn, turnQueries } from '../../worker/service/case/open-turn'
import { ofCase } from '../../worker/service/case/row'
import { thresholdsOf } from '../../worker/service/case/thresholds'
import type { TurnActor } from '../../worker/service/case/turn'
import { endedBy } from '../../worker/service/certificate/previous'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { readAgain } from '../../worker/service/read-again'
import { databaseOf, issuerDeps } from './document'
import type { Hall } from './hall'
import { identityNumber } from './identity-number'
import { CENTRE } from './visitor'

type Place = Pick<Hall, 'db' | 'clock'>

export interface Applied {
  item: string
  variant?: Variant
  route?: string
  /** Items it waits for. */
  after?: readonly string[]
}

/** An application that was submitted, with its cases by item. */
export interface UnderWay {
  id: string
  number: string
  applicant: ApplicantView
  caseOf(item: string): string
}

const INSERT_SQL = `INSERT INTO application (id, account_id, key_id, subject_kind, subject_id, answers, channel, created_by,
  created_at, ${SUBMITTED_COLUMNS.join(', ')}) VALUES (?,?,?,'bundle','restaurant','','online','test',?${',?'.repeat(SUBMITTED_COLUMNS.length)})`

/** Somebody of the hall who holds every role: what leads up to what a test is about is done by them. */
export const everybody = (id = 'test'): TurnActor => ({
  kind: 'staff',
  id,
  roles: CASE_ROLES.filter((role) => role !== 'resident' && role !== 'system'),
  authorised: true,
})

/** What works on the rows of a hall outside a request. Keep one for a test file, and close its database at the end. */
export class Back {
  readonly deps: Deps
  private readonly own: ReturnType<typeof databaseOf>
  private readonly thresholds: LightThresholds = thresholdsOf([])

  constructor(private readonly hall: Place) {
    this.own = databaseOf(hall)
    this.deps = issuerDeps(hall, this.own)
  }

  close(): void {
    this.own.close()
  }

  private context(): Context {
    return Context.system(this.deps, 'test', this.hall.clock.now())
  }

  /** Submits an application through the product's own writes; the papers are not asked for. */
  submit(...given: Parameters<Back['submitOnce']>): Promise<UnderWay> {
    // A number of the day that is taken already is drawn anew, as the product does.
    return readAgain(() => this.submitOnce(...given))
  }

  private async submitOnce(
    accountId: string | null,
    applied: readonly Applied[],
    more: { applicant?: Partial<ApplicantView>; agent?: AgentView; form?: FormValues; delivery?: Delivery } = {},
  ): Promise<UnderWay> {
    const context = this.context()
    const id = context.id()
    const own = await newKey(context)
    const applicant: ApplicantView = {
      kind: 'person',
      name: '欧阳小满',
      person: null,
      uscc: null,
      documentKind: 'id_card',
      document: identityNumber(),
      phone: '13612345678',
      address: '金牛区小满路1号',
      ...more.applicant,
    }
    const items = applied.map(({ item, variant = 'establish', route = 'ordinary', after = [] }) => ({
      ...{ id: item, variant, route, after: [...after], ...this.itemOf(item) },
    }))
    const submitted = await submissionWrites(context, {
      ...{ id, key: own.key, pointId: CENTRE, channel: 'online', given: [] },
      subject: { kind: 'bundle', id: 'restaurant' },
      plan: {
        name: { zh: '我要开餐馆', en: 'A restaurant' },
        ...{ items, materials: [], openQuestions: [], isStopped: false, isNewBusiness: false },
        form: formOf(this.deps.catalogue, items),
      },
      content: { applicant, agent: more.agent ?? null, form: more.form ?? {}, delivery: more.delivery ?? NO_DELIVERY },
      actor: { kind: 'resident', id: accountId ?? '', roles: ['resident'], authorised: false },
      calendar: workCalendar([]),
      thresholds: this.thresholds,
    })
    await context.save([
      own.write,
      write(INSERT_SQL, [id, accountId, own.id, context.now, ...submitted.columns]),
      ...submitted.writes,
    ])
    const cases = new Map(submitted.cases.map(({ row }) => [row.item_id, row.id]))
    return { id, number: submitted.number, applicant, caseOf: (item) => cases.get(item) ?? '' }
  }

  private itemOf(item: string) {
    const known = this.deps.catalogue.items.find(({ id }) => id === item)
    if (!known) throw new Error(`no item ${item}`)
    const { name, authority } = known
    return { name, authority }
  }

  /** Does things to a case, one after the other in one write. */
  async act(caseId: string, commands: readonly CaseCommand[], actor: TurnActor = everybody()): Promise<void> {
    const write = await this.prepare(caseId, commands, actor)
    await write()
  }

  /** Reads and decides; what it comes to is written when the answer is called. */
  async prepare(caseId: string, commands: readonly CaseCommand[], actor = everybody()): Promise<() => Promise<void>> {
    const context = this.context()
    const { file, turn } = await openTurn(context, ...(await context.load(turnQueries(ofCase(caseId)))))
    for (const command of commands) turn.command(caseId, command, actor)
    const writes = await turn.writes(file.application.version)
    return async () => void (await context.save(writes))
  }

  /** Accepts a case. */
  async review(caseId: string): Promise<void> {
    await this.act(caseId, [{ kind: 'accept', data: {} }])
  }

  /** Takes a case to its grant: what its item asks for on the way is done by two officers. */
  async grant(caseId: string): Promise<void> {
    const officers = ['one', 'two']
    const visit = { inspectionId: 'visit', officers }
    await this.act(caseId, [{ kind: 'accept', data: {} }])
    for (const officer of officers) {
      const opinion = { kind: 'opinion', data: { advice: 'agree' } } as const
      if (this.stageOf(caseId) === 'review') await this.act(caseId, [opinion], everybody(officer))
    }
    if (this.stageOf(caseId) === 'inspection') {
      await this.act(caseId, [
        { kind: 'plan_inspection', data: { ...visit, visitAt: this.hall.clock.now() } },
        { kind: 'record_finding', data: { ...visit, outcome: 'pass' } },
      ])
    }
    await this.act(caseId, [{ kind: 'grant', data: await this.ends(caseId) }])
  }

  /** What a grant says of the certificate it ends (注销): the one the applicant named. */
  private async ends(caseId: string): Promise<{ ends?: string | null }> {
    const context = this.context()
    const { file } = await openTurn(context, ...(await context.load(turnQueries(ofCase(caseId)))))
    const row = file.cases.find((one) => one.row.id === caseId)?.row
    return row?.variant === 'cancel' ? { ends: await endedBy(context, file, row, undefined, 'ends') } : {}
  }

  private stageOf(caseId: string): string {
    return (this.hall.db.prepare('SELECT stage FROM "case" WHERE id = ?').get([caseId]) as { stage: string }).stage
  }

  /** A document number of nobody else. */
  document(): string {
    return identityNumber()
  }

  /** Version of an application now. */
  versionOf(id: string): number {
    const row = this.hall.db.prepare('SELECT version FROM application WHERE id = ?').get([id]) as { version: number }
    return row.version
  }
}
