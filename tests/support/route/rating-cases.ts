import * as rating from '../../../shared/contract/rating'
import { overApplication } from '../over'
import { CENTRE } from '../visitor'
import { type RouteCase, route } from './case'
import { DEPARTMENT, type World } from './world'

/** Somebody whose application has come to its end. */
async function over(world: World) {
  const as = await world.person()
  const { id } = await overApplication(world.hall, as, world.staff.clerk)
  return { as, params: { id }, query: {} }
}

/** The same, with a bad rating. */
async function rated(world: World) {
  const own = await over(world)
  const body = { level: 4, words: world.words() } as const
  const { answer } = await world.hall.call(rating.rateApplication, { as: own.as, params: own.params, body })
  return answer
}

/** Rating visits and applications, and who reads it. */
export const RATING_CASES: readonly RouteCase[] = [
  route(
    rating.readVisitToRate,
    'object',
  )(async (world) => {
    const { person, visitId } = await world.served()
    return { as: person, params: { id: visitId } }
  }),
  route(
    rating.listVisitsAtWindow,
    'own',
  )(async (world) => {
    const { person, windowId } = await world.served()
    return { as: person, params: { id: windowId } }
  }),
  route(
    rating.rateVisit,
    'object',
  )(async (world) => {
    const { person, visitId } = await world.served()
    return { as: person, params: { id: visitId }, body: { level: 5, words: world.words() } }
  }),
  route(rating.readApplicationToRate, 'object')(over),
  route(
    rating.rateApplication,
    'object',
  )(async (world) => {
    const { as, params } = await over(world)
    return { as, params, body: { level: 5, words: world.words(), anonymous: true } }
  }),
  route(
    rating.listRatings,
    'point',
  )(async (world) => {
    await rated(world)
    const { id: before } = await rated(world)
    return { as: world.staff.supervisor, params: { id: CENTRE }, query: { about: 'application', bad: 'true', before } }
  }),
  route(
    rating.listDepartmentRatings,
    'point',
  )(async (world) => {
    await rated(world)
    const { id: before } = await rated(world)
    return { as: world.staff.reviewer, params: { id: DEPARTMENT }, query: { before } }
  }),
  route(rating.countRatings, 'point')((world) => ({ as: world.staff.supervisor, params: { id: CENTRE } })),
]
