import { readProgress } from '../../shared/contract/progress'
import * as rating from '../../shared/contract/rating'
import type { Hall, Login } from './hall'
import { type Resident, strangers } from './hall/crowd'
import { giveRole } from './hall/login'
import { Issuing } from './issuing'
import { overApplication } from './over'
import { CENTRE } from './visitor'

/** What a person says of an application. */
export interface RatingWords {
  level: 1 | 2 | 3 | 4 | 5
  tags?: string[]
  words?: string
  anonymous?: boolean
  items?: string[]
  code?: string
}

/** What proves an invitation, where there is none. */
export const NOT_INVITED = { at: null, audit: 0, told: 0 }

/** A hall whose applications come to their end and are rated. */
export class Rated {
  readonly hall: Hall

  private constructor(
    readonly at: Issuing,
    /** Somebody new each time. */
    readonly next: () => Resident,
    readonly clerk: Resident,
    readonly supervisor: Resident,
  ) {
    this.hall = at.hall
  }

  static async start(): Promise<Rated> {
    const at = await Issuing.start()
    const next = await strangers(at.hall, 200)
    const [clerk, supervisor] = [next(), next()]
    giveRole(at.hall.db, at.hall.clock, clerk, 'clerk', CENTRE)
    giveRole(at.hall.db, at.hall.clock, supervisor, 'supervisor', CENTRE)
    return new Rated(at, next, clerk, supervisor)
  }

  rate(as: Login, id: string, body: RatingWords, key?: string) {
    return this.hall.call(rating.rateApplication, { as, params: { id }, body, ...(key ? { key } : {}) })
  }

  read(as: Login, id: string, code?: string) {
    return this.hall.call(rating.readApplicationToRate, { as, params: { id }, query: code ? { code } : {} })
  }

  /** What the progress page says of the rating. */
  async progress(as: Login, id: string) {
    return (await this.hall.call(readProgress, { as, params: { id } })).answer.rating
  }

  /** The list of the service point. */
  ratings(query: object = {}, as: Login = this.supervisor) {
    return this.hall.call(rating.listRatings, { as, params: { id: CENTRE }, query })
  }

  ofDepartment(as: Login, id: string, query: object = {}) {
    return this.hall.call(rating.listDepartmentRatings, { as, params: { id }, query })
  }

  /** Everything that proves an invitation, or says that there is none. */
  invitations(id: string) {
    const invited = this.hall.db.prepare('SELECT rating_invited_at AS at FROM application WHERE id = ?').get([id])
    return {
      at: (invited as { at: number | null }).at,
      audit: this.at.count("SELECT count(*) AS n FROM audit WHERE action = 'invite_rating' AND entity_id = ?", id),
      told: this.at.count("SELECT count(*) AS n FROM outbox WHERE topic = 'rate_application' AND ref_id = ?", id),
    }
  }

  /** What proves that somebody was invited once, now. */
  once() {
    return { at: this.hall.clock.now(), audit: 1, told: 1 }
  }

  /** An application that the hall brought to its end. */
  async over(as = this.next()): Promise<{ as: Resident; id: string }> {
    // What is rated afterwards is the newest of all lists.
    this.hall.clock.advance(1000)
    return { as, id: (await overApplication(this.hall, as, this.clerk)).id }
  }

  close(): Promise<void> {
    return this.at.close()
  }
}
