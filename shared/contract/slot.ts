import * as v from 'valibot'
import { DayText, Done, Id, IdParams, Instant, Minute, Subject, WindowKind } from './common'
import { ANYONE, endpoint, PERSON } from './endpoint'

/** How a day looks before one opens it. */
export const DayView = v.object({
  day: DayText,
  /** `past`: the hall was open that day, and its last time has begun. */
  state: v.picklist(['open', 'full', 'closed', 'past', 'not_released']),
  left: v.number(),
  opensAt: v.nullable(Instant),
  provisional: v.boolean(),
  reason: v.nullable(v.string()),
})
export type DayView = v.InferOutput<typeof DayView>

export const SlotView = v.object({
  id: Id,
  startMinute: Minute,
  endMinute: Minute,
  left: v.number(),
  state: v.picklist(['open', 'full', 'closed', 'past', 'not_released']),
})
export type SlotView = v.InferOutput<typeof SlotView>

export const listDays = endpoint({
  name: 'listDays',
  method: 'GET',
  path: '/api/v1/points/:id/days',
  access: ANYONE,
  summary: 'The days that can be booked at a service point, with places left',
  params: IdParams,
  query: v.strictObject({ windowKind: WindowKind }),
  answer: v.object({ days: v.array(DayView) }),
})

export const listSlots = endpoint({
  name: 'listSlots',
  method: 'GET',
  path: '/api/v1/points/:id/slots',
  access: ANYONE,
  summary: 'The times of one day at a service point, never cached',
  params: IdParams,
  query: v.strictObject({ day: DayText, windowKind: WindowKind }),
  answer: v.object({
    day: DayText,
    opensAt: v.nullable(Instant),
    provisional: v.boolean(),
    waiting: v.pipe(v.number(), v.description('People on the waiting list of that day')),
    slots: v.array(SlotView),
  }),
  errors: ['NOT_FOUND'],
})

export const HoldView = v.object({ id: Id, slotId: Id, until: Instant })
export type HoldView = v.InferOutput<typeof HoldView>

export const holdSlot = endpoint({
  name: 'holdSlot',
  method: 'POST',
  path: '/api/v1/holds',
  access: PERSON,
  summary: 'Keeps a place while the person confirms; frees itself. A new hold replaces the caller’s earlier one',
  body: v.strictObject({ slotId: Id }),
  answer: HoldView,
  status: 201,
  idempotent: 'optional',
  errors: ['SLOT_FULL', 'SLOT_CLOSED', 'SLOT_PAST', 'SLOT_NOT_RELEASED', 'RATE_LIMITED'],
})

export const releaseHold = endpoint({
  name: 'releaseHold',
  method: 'DELETE',
  path: '/api/v1/holds/:id',
  access: PERSON,
  summary: 'Gives a held place back at once',
  params: IdParams,
  answer: Done,
})

export const WaitlistView = v.object({
  id: Id,
  pointId: Id,
  windowKind: WindowKind,
  day: DayText,
  fromMinute: Minute,
  toMinute: Minute,
  subject: Subject,
  partyId: Id,
  state: v.picklist(['waiting', 'offered', 'taken', 'lapsed', 'left']),
  ahead: v.pipe(v.number(), v.description('People before this one')),
  offer: v.nullable(v.object({ slotId: Id, startMinute: Minute, endMinute: Minute, until: Instant })),
  createdAt: Instant,
})
export type WaitlistView = v.InferOutput<typeof WaitlistView>

export const joinWaitlist = endpoint({
  name: 'joinWaitlist',
  method: 'POST',
  path: '/api/v1/waitlist',
  access: PERSON,
  summary: 'Waits for a freed place of a day; told first, with a timed offer',
  body: v.strictObject({
    pointId: Id,
    windowKind: WindowKind,
    day: DayText,
    fromMinute: v.optional(Minute, 0),
    toMinute: v.optional(Minute, 1440),
    partyId: Id,
    subject: Subject,
  }),
  answer: WaitlistView,
  status: 201,
  idempotent: 'optional',
  errors: [
    'WAITLIST_EXISTS',
    'WAITLIST_NOT_NEEDED',
    'SLOT_CLOSED',
    'SLOT_PAST',
    'SLOT_NOT_RELEASED',
    'SLOT_WRONG_POINT',
    'BOOKING_BANNED',
    'LIMIT_ITEM',
    'LIMIT_DAY',
  ],
})

export const listWaitlist = endpoint({
  name: 'listWaitlist',
  method: 'GET',
  path: '/api/v1/waitlist',
  access: PERSON,
  summary: 'The waiting lists the account is on',
  answer: v.object({ entries: v.array(WaitlistView) }),
})

export const leaveWaitlist = endpoint({
  name: 'leaveWaitlist',
  method: 'DELETE',
  path: '/api/v1/waitlist/:id',
  access: PERSON,
  summary: 'Leaves a waiting list; an offered place goes to the next',
  params: IdParams,
  answer: Done,
})
