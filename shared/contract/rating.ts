import * as v from 'valibot'
import { Code, Text } from './bilingual'
import { Id, IdParams, Instant, Subject, text } from './common'
import { endpoint, PERSON, staff } from './endpoint'
import { person } from './staff'

export const RatingView = v.object({
  id: Id,
  visitId: v.pipe(v.nullable(Id), v.description('Null: an application was rated')),
  applicationId: v.pipe(v.nullable(Id), v.description('Null: a visit was rated')),
  level: v.picklist([1, 2, 3, 4, 5]),
  tags: v.array(v.string()),
  items: v.pipe(v.array(Code), v.description('Items of the application that were named; none: it is about the whole')),
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
  subject: Subject,
  rating: v.nullable(RatingView),
  closesAt: Instant,
})
export type VisitToRate = v.InferOutput<typeof VisitToRate>

export const ApplicationToRate = v.object({
  applicationId: Id,
  subject: Subject,
  name: Text,
  items: v.array(v.object({ id: Code, name: Text, departmentId: Id, department: Text })),
  invitedAt: Instant,
  rating: v.nullable(RatingView),
  closesAt: Instant,
})
export type ApplicationToRate = v.InferOutput<typeof ApplicationToRate>

/** What the window shows to somebody it received without an account, as a QR code. */
export const RatingCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/, '评价码不对。'))

/** What a person says. Nothing has a default but to be silent and to be named. */
const said = {
  level: v.picklist([1, 2, 3, 4, 5], '请选一个评价。'),
  tags: v.optional(v.pipe(v.array(Id), v.maxLength(8)), []),
  words: v.optional(text(0, 500)),
  anonymous: v.optional(v.boolean(), false),
}

export const readVisitToRate = endpoint({
  name: 'readVisitToRate',
  method: 'GET',
  path: '/api/v1/visits/:id/rating',
  access: PERSON,
  summary: 'What is rated, and the rating when there is one',
  params: IdParams,
  answer: VisitToRate,
  errors: ['RATING_NOT_YET'],
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
  body: v.strictObject(said),
  answer: RatingView,
  status: 201,
  idempotent: 'optional',
  errors: ['RATING_EXISTS', 'RATING_CLOSED', 'RATING_NOT_YET', 'CONTENT_REFUSED'],
})

export const readApplicationToRate = endpoint({
  name: 'readApplicationToRate',
  method: 'GET',
  path: '/api/v1/applications/:id/rating',
  access: PERSON,
  summary: 'An application that came to its end, to be rated, and the rating when there is one',
  params: IdParams,
  query: v.strictObject({ code: v.optional(RatingCode) }),
  answer: ApplicationToRate,
  errors: ['RATING_NOT_YET', 'RATING_EXISTS'],
})

export const rateApplication = endpoint({
  name: 'rateApplication',
  method: 'POST',
  path: '/api/v1/applications/:id/rating',
  access: PERSON,
  summary: 'Rates an application once it is over, once, within seven days; a bad one can name the items it is about',
  params: IdParams,
  body: v.strictObject({
    ...said,
    items: v.optional(v.pipe(v.array(Code), v.maxLength(30)), []),
    code: v.optional(RatingCode),
  }),
  answer: RatingView,
  status: 201,
  idempotent: 'optional',
  errors: ['RATING_EXISTS', 'RATING_CLOSED', 'RATING_NOT_YET', 'CONTENT_REFUSED'],
})

const flag = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((value) => value === 'true'),
)
/** The id of the last rating of the page before: an instant would tell when an anonymous one was given. */
const list = { bad: v.optional(flag, 'false'), before: v.optional(Id) }
const StaffRating = v.object({
  ...RatingView.entries,
  about: v.picklist(['visit', 'application']),
  items: v.array(v.object({ id: Code, name: Text })),
  visitId: v.pipe(v.nullable(Id), v.description('Null for an anonymous rating: the visit names the person')),
  applicationId: v.pipe(
    v.nullable(Id),
    v.description('Null for an anonymous rating: the application names the person'),
  ),
  createdAt: v.pipe(Instant, v.description('Of an anonymous rating the day only')),
  wordsChecked: v.pipe(v.boolean(), v.description('WeChat’s content check passed the words')),
  clerk: v.pipe(v.nullable(v.string()), v.description('Masked phone')),
  clerkPerson: v.pipe(person, v.description('Who served')),
  person: v.pipe(v.nullable(v.string()), v.description('Masked name; null for an anonymous rating')),
})
export type StaffRating = v.InferOutput<typeof StaffRating>
const StaffRatings = v.object({ ratings: v.array(StaffRating), next: v.nullable(Id) })

export const listRatings = endpoint({
  name: 'listRatings',
  method: 'GET',
  path: '/api/v1/staff/points/:id/ratings',
  access: staff('supervisor'),
  summary: 'Ratings of a service point, newest first; of visits or applications alone, bad ones alone when asked',
  params: IdParams,
  query: v.strictObject({ about: v.optional(v.picklist(['visit', 'application'])), ...list }),
  answer: StaffRatings,
})

export const listDepartmentRatings = endpoint({
  name: 'listDepartmentRatings',
  method: 'GET',
  path: '/api/v1/staff/departments/:id/ratings',
  access: staff('reviewer', 'approver', 'inspector'),
  summary: 'Ratings of applications that a department took part in, newest first; bad ones alone when asked',
  params: IdParams,
  query: v.strictObject(list),
  answer: StaffRatings,
})

const Count = v.object({
  invited: v.number(),
  answered: v.pipe(
    v.nullable(v.number()),
    v.description('Null where so few were asked that the number would name them'),
  ),
})
export const countRatings = endpoint({
  name: 'countRatings',
  method: 'GET',
  path: '/api/v1/staff/points/:id/rating-counts',
  access: staff('supervisor'),
  summary: 'How many were asked to rate in the last thirty days, and how many of them did',
  params: IdParams,
  answer: v.object({ days: v.number(), visits: Count, applications: Count }),
})
