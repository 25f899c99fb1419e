import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { countRatings as endpoint } from '../../../shared/contract/rating'
import { DAY_MS } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'

/** How far back is counted. */
const DAYS = 30
/** Of fewer people asked, how many answered would come close to saying who. */
const FEWEST = 5

interface Counted {
  invited: number
  answered: number
}
const VISITS_SQL = `SELECT count(*) AS invited, count(r.id) AS answered FROM visit v LEFT JOIN rating r ON r.visit_id = v.id
  WHERE v.point_id = ? AND v.rating_invited_at > ?`
const APPLICATIONS_SQL = `SELECT count(*) AS invited, count(r.id) AS answered FROM application a
  LEFT JOIN rating r ON r.application_id = a.id WHERE a.point_id = ? AND a.rating_invited_at > ?`

/** How many were asked to rate at a service point, and how many of them did. @throws AppError NOT_FOUND */
export async function countRatings(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const args = [id, context.now - DAYS * DAY_MS]
  const [visits, applications] = await context.load([
    query<Counted>(VISITS_SQL, args),
    query<Counted>(APPLICATIONS_SQL, args),
  ])
  context.requireAt(id)
  return { days: DAYS, visits: told(visits[0]), applications: told(applications[0]) }
}

function told({ invited, answered }: Counted = { invited: 0, answered: 0 }) {
  return { invited, answered: invited > 0 && invited < FEWEST ? null : answered }
}
