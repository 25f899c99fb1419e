import * as v from 'valibot'
import { Code, Text } from './bilingual'
import { Minute, WindowKind } from './common'
import { Level } from './service-item'

/** One weekly stretch of opening, in Asia/Shanghai; `noon` (午间) and `after-hours` (延时) run with fewer windows. */
export const OpeningHours = v.strictObject({
  weekdays: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7), v.description('1 = Monday … 7 = Sunday'))),
    v.minLength(1),
  ),
  from: Minute,
  to: Minute,
  service: v.optional(v.picklist(['noon', 'after-hours'])),
})
export type OpeningHours = v.InferOutput<typeof OpeningHours>

const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200))
/** Windows of one kind that are open at the same time; noon and after-hours default to none. */
export const WindowPlan = v.strictObject({
  kind: WindowKind,
  publicWindows: Count,
  staffWindows: v.optional(Count),
  noonWindows: v.optional(Count),
  afterHoursWindows: v.optional(Count),
})
export type WindowPlan = v.InferOutput<typeof WindowPlan>

/** One numbered desk. */
export const Desk = v.strictObject({
  id: Code,
  number: v.pipe(v.number(), v.integer(), v.minValue(1)),
  kind: WindowKind,
  name: Text,
})
export type Desk = v.InferOutput<typeof Desk>

export const servicePointEntries = {
  id: Code,
  name: Text,
  level: Level,
  /** The point above it in the tree; the district centre has none. */
  parent: v.optional(Code),
  address: Text,
  /** GCJ-02, as WeChat maps take it. */
  location: v.strictObject({
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  }),
  phones: v.pipe(v.array(v.string()), v.minLength(1)),
  windows: v.pipe(v.array(WindowPlan), v.minLength(1)),
  desks: v.pipe(v.array(Desk), v.minLength(1)),
  minutesPerVisit: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(120)),
  /** Part of the capacity kept for people who walk in, 0–1. */
  walkInShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Whose hours a worked Saturday or Sunday (调休) has; Monday unless said. */
  workedWeekendAs: v.optional(v.picklist([1, 2, 3, 4, 5, 6, 7])),
  note: v.optional(Text),
  /** True for invented places shown in demonstrations. */
  demo: v.boolean(),
}
export const ServicePoint = v.strictObject({
  ...servicePointEntries,
  hours: v.pipe(v.array(OpeningHours), v.minLength(1)),
  /** Ids of the service items it accepts. */
  accepts: v.array(Code),
})
export type ServicePoint = v.InferOutput<typeof ServicePoint>
