import type * as v from 'valibot'
import * as inspection from '../../shared/contract/inspection'
import * as inspectionPlan from '../../shared/contract/inspection-plan'
import type * as inspectionView from '../../shared/contract/inspection-view'
import { MINUTE_MS } from '../../shared/domain/time'
import { accountOf, type Hall, type Login, OPENING } from './hall'
import { Back, type UnderWay } from './under-way'
import { CENTRE } from './visitor'

const HOUR = 60 * MINUTE_MS
/** The two times that are offered, of the morning after; the first one is agreed on. */
export const VISIT_TIMES = [OPENING + 24.5 * HOUR, OPENING + 26 * HOUR] as const
const [FIRST] = VISIT_TIMES

/** People and applications of visits: a restaurant whose food licence and fire check are looked at together. */
export class Visits {
  private constructor(
    private readonly hall: Hall,
    readonly back: Back,
    readonly clerk: Login,
    readonly market: readonly [Login, Login],
    readonly fire: readonly [Login, Login],
  ) {}

  static async start(hall: Hall): Promise<Visits> {
    const of = async (department: string): Promise<readonly [Login, Login]> => [
      await hall.staff('inspector', null, department),
      await hall.staff('inspector', null, department),
    ]
    const clerk = await hall.staff('clerk', CENTRE)
    return new Visits(hall, new Back(hall), clerk, await of('market'), await of('fire'))
  }

  close(): void {
    this.back.close()
  }

  /** An application of somebody whose two cases are both under review. */
  async underReview(owner: Login | null): Promise<UnderWay> {
    const accountId = owner === null ? null : accountOf(owner)
    const application = await this.back.submit(accountId, [{ item: 'food-licence' }, { item: 'fire-check' }])
    for (const item of ['food-licence', 'fire-check']) await this.back.review(application.caseOf(item))
    return application
  }

  /** Proposes one visit for both. */
  async planned(application: UnderWay): Promise<inspectionView.InspectionView> {
    const { answer } = await this.hall.call(inspectionPlan.planInspection, {
      as: this.clerk,
      params: { id: application.id },
      body: {
        base: this.back.versionOf(application.id),
        caseIds: [application.caseOf('food-licence'), application.caseOf('fire-check')],
        times: [...VISIT_TIMES],
        place: '小满路1号',
        officers: [...peopleOf('market', this.market), ...peopleOf('fire', this.fire)],
      },
    })
    return answer
  }

  /** One visit whose time is fixed, as the first officer of the market department sees it. */
  async agreed(owner: Login | null = null): Promise<{ application: UnderWay; visit: inspectionView.InspectionView }> {
    const application = await this.underReview(owner)
    const { id, version } = await this.planned(application)
    await this.agree(id, version, FIRST)
    return { application, visit: await this.read(id) }
  }

  /** Fixes a time by telephone. */
  async agree(id: string, base: number, visitAt: number): Promise<void> {
    await this.hall.call(inspectionPlan.agreeForApplicant, { as: this.clerk, params: { id }, body: { base, visitAt } })
  }

  async read(id: string, as: Login = this.market[0]): Promise<inspectionView.InspectionView> {
    return (await this.hall.call(inspection.readInspection, { as, params: { id } })).answer
  }

  /** How many events of a kind a case has. */
  eventsOf(caseId: string, kind: string): number {
    const sql = 'SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = ?'
    return (this.hall.db.prepare(sql).get([caseId, kind]) as { n: number }).n
  }

  /** How many findings the hall has of a visit. */
  findingsOf(id: string): number {
    const row = this.hall.db.prepare('SELECT COUNT(*) AS n FROM finding WHERE inspection_id = ?').get([id])
    return (row as { n: number }).n
  }
}

/** People of a department, as a plan names them. */
export const peopleOf = (departmentId: string, people: readonly Login[]) =>
  people.map((one) => ({ departmentId, accountId: accountOf(one) }))

type Found = Extract<v.InferInput<typeof inspection.FieldCommand>, { kind: 'finding' }>

/** A finding as a phone sends it; it passes unless told otherwise. */
export function finding(caseId: string, base: number, officers: readonly Login[], more: Partial<Found> = {}): Found {
  return {
    kind: 'finding',
    id: crypto.randomUUID(),
    base,
    caseId,
    outcome: 'pass',
    foundAt: FIRST,
    officers: officers.map(accountOf),
    ...more,
  }
}
