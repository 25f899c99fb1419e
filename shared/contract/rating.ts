import * as v from 'valibot'
import { BeforeQuery, Id, IdParams, Instant, text } from './common'
import { endpoint, PERSON, staff } from './endpoint'
import { person } from './staff'

export const RatingView = v.object({
  id: Id,
  visitId: Id,
  level: v.picklist([1, 2, 3, 4, 5]),
  tags: v.array(v.string()),
  words: v.nullable(v.string()),
  anonymous: v.boolean(),
  pointId: Id,
  windowId: v.nullable(Id),
  createdAt: Instant,
})
export type RatingView = v.InferOutput<typeof RatingView>

export const VisitToRate = v.object({
  visitId: Id,
  pointId: Id,
  windowId: v.nullable(Id),
  finishedAt: Instant,
  subject: v.object({ kind: v.picklist(['bundle', 'item']), id: Id }),
  rating: v.nullable(RatingView),
  closesAt: Instant,
})
export type VisitToRate = v.InferOutput<typeof VisitToRate>

export const readVisitToRate = endpoint({
  name: 'readVisitToRate',
  method: 'GET',
  path: '/api/v1/visits/:id/rating',
  access: PERSON,
  summary: 'What is rated, and the rating when there is one',
  params: IdParams,
  answer: VisitToRate,
})

export const listVisitsAtWindow = endpoint({
  name: 'listVisitsAtWindow',
  method: 'GET',
  path: '/api/v1/windows/:id/visits',
  access: PERSON,
  summary: 'The caller’s visits at a window that can be rated: what a window’s printed QR code opens',
  params: IdParams,
  answer: v.object({ visits: v.array(VisitToRate) }),
})

export const rateVisit = endpoint({
  name: 'rateVisit',
  method: 'POST',
  path: '/api/v1/visits/:id/rating',
  access: PERSON,
  summary: 'Rates a visit once, within seven days; anonymous when wanted',
  params: IdParams,
  body: v.strictObject({
    level: v.picklist([1, 2, 3, 4, 5], '请选一个评价。'),
    tags: v.optional(v.pipe(v.array(Id), v.maxLength(8)), []),
    words: v.optional(text(0, 500)),
    anonymous: v.optional(v.boolean(), false),
  }),
  answer: RatingView,
  status: 201,
  idempotent: 'optional',
  errors: ['RATING_EXISTS', 'RATING_CLOSED', 'RATING_NOT_YET', 'CONTENT_REFUSED'],
})

export const listRatings = endpoint({
  name: 'listRatings',
  method: 'GET',
  path: '/api/v1/staff/points/:id/ratings',
  access: staff('supervisor'),
  summary: 'Ratings of a service point, newest first; bad ones alone when asked',
  params: IdParams,
  query: v.strictObject({
    bad: v.optional(
      v.pipe(
        v.picklist(['true', 'false']),
        v.transform((value) => value === 'true'),
      ),
      'false',
    ),
    ...BeforeQuery.entries,
  }),
  answer: v.object({
    ratings: v.array(
      v.object({
        ...RatingView.entries,
        visitId: v.pipe(v.nullable(Id), v.description('Null for an anonymous rating: the visit names the person')),
        createdAt: v.pipe(Instant, v.description('Of an anonymous rating the day only')),
        wordsChecked: v.pipe(v.boolean(), v.description('WeChat’s content check passed the words')),
        clerk: v.pipe(v.nullable(v.string()), v.description('Masked phone')),
        clerkPerson: v.pipe(person, v.description('Who served')),
        person: v.pipe(v.nullable(v.string()), v.description('Masked name; null for an anonymous rating')),
      }),
    ),
    next: v.nullable(v.number()),
  }),
})
