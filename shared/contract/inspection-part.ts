import * as v from 'valibot'
import { Code } from './bilingual'
import { DayText, Id, Instant, Minute } from './common'
import { person } from './staff'

/** What a change of a visit is based on. */
export const InspectionVersion = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('`version` of the visit that was read'),
)

/** Times of which the applicant chooses one. */
export const Times = v.pipe(v.array(Instant), v.minLength(1, '请至少给一个时间。'), v.maxLength(5, '最多五个时间。'))

/** What may be wrong with a time that is named. */
export const TIME_ERRORS = ['INSPECTION_PAST', 'INSPECTION_DAY', 'INSPECTION_HOUR'] as const

/** How long a visit takes. */
export const Minutes = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(480))

/** Who goes, in the name of which department. */
export const Officers = v.pipe(
  v.array(v.strictObject({ departmentId: Code, accountId: Id })),
  v.minLength(1, '请选踏勘的人。'),
  v.maxLength(20),
)

/** Cases of one application. */
export const CaseIds = v.pipe(v.array(Id), v.minLength(1), v.maxLength(20))

/** Somebody of a department who goes along, or may. */
export const Officer = v.object({
  departmentId: Code,
  accountId: Id,
  person,
  phone: v.pipe(v.nullable(v.string()), v.description('Masked')),
  me: v.boolean(),
})

/** From what the time of a visit is chosen; see `shared/domain/inspection-days.ts`. */
export const InspectionChoice = v.object({
  days: v.pipe(
    v.array(v.object({ day: DayText, provisional: v.boolean() })),
    v.description('Working days by the legal calendar, within the limits of the law; provisional: no notice covers it'),
  ),
  starts: v.pipe(v.array(Minute), v.description('When it may begin, the same on each day')),
})
export type InspectionChoice = v.InferOutput<typeof InspectionChoice>

/** {@link InspectionChoice}, for somebody who may name a time. */
export const Choice = v.pipe(
  v.nullable(InspectionChoice),
  v.description('Times that may be named now; null when the caller may name none'),
)
