import * as v from 'valibot'
import { APPOINTMENT_STATES } from '../domain/appointment'
import { BeforeQuery, DayText, Done, Id, IdParams, Instant, Minute, Subject, WindowKind } from './common'
import { endpoint, PERSON } from './endpoint'

/** What the caller may do now; a page shows these and derives no rules. */
export const APPOINTMENT_ACTIONS = [
  'show_pass',
  'change',
  'cancel',
  'check_in',
  'start',
  'finish',
  'no_show',
  'rate',
] as const

export const AppointmentView = v.object({
  id: Id,
  number: v.pipe(v.string(), v.description('The number called in the hall, such as A017')),
  state: v.picklist(APPOINTMENT_STATES),
  pointId: Id,
  windowKind: WindowKind,
  slotId: Id,
  day: DayText,
  startMinute: Minute,
  endMinute: Minute,
  provisional: v.pipe(v.boolean(), v.description('The day rests on a calendar that is not published yet')),
  displaced: v.nullable(v.pipe(v.string(), v.description('Why the hall cannot keep this time; change it'))),
  subject: Subject,
  party: v.object({ id: Id, kind: v.picklist(['self', 'relative', 'company']), name: v.string() }),
  channel: v.picklist(['self', 'telephone', 'waitlist']),
  visit: v.nullable(
    v.object({
      id: Id,
      windowId: v.nullable(Id),
      checkedInAt: Instant,
      startedAt: v.nullable(Instant),
      finishedAt: v.nullable(Instant),
      result: v.nullable(v.picklist(['accepted', 'advised', 'incomplete', 'issued', 'other'])),
      rated: v.boolean(),
    }),
  ),
  allowedActions: v.array(v.picklist(APPOINTMENT_ACTIONS)),
  cancelBefore: v.pipe(Instant, v.description('Until then it can be changed or cancelled')),
  createdAt: Instant,
  version: v.number(),
})
export type AppointmentView = v.InferOutput<typeof AppointmentView>

/** What can be wrong with the time that is asked for. */
const TIME_ERRORS = [
  'SLOT_FULL',
  'SLOT_CLOSED',
  'SLOT_PAST',
  'SLOT_NOT_RELEASED',
  'SLOT_WRONG_POINT',
  'HOLD_EXPIRED',
] as const

export const bookAppointment = endpoint({
  name: 'bookAppointment',
  method: 'POST',
  path: '/api/v1/appointments',
  access: PERSON,
  summary: 'Books a place, from a hold, an offer of the waiting list, or directly',
  body: v.strictObject({
    slotId: Id,
    holdId: v.optional(Id),
    waitlistId: v.optional(Id),
    partyId: Id,
    subject: Subject,
  }),
  answer: AppointmentView,
  status: 201,
  idempotent: 'required',
  errors: [
    ...TIME_ERRORS,
    'OFFER_EXPIRED',
    'LIMIT_ITEM',
    'LIMIT_DAY',
    'LIMIT_AGENT',
    'BOOKING_BANNED',
    'PHONE_NEEDED',
    'CONSENT_NEEDED',
  ],
})

export const listAppointments = endpoint({
  name: 'listAppointments',
  method: 'GET',
  path: '/api/v1/appointments',
  access: PERSON,
  summary: 'The account’s appointments: open ones first, then the past ones, newest first',
  query: BeforeQuery,
  answer: v.object({ appointments: v.array(AppointmentView), next: v.nullable(v.number()) }),
})

export const readAppointment = endpoint({
  name: 'readAppointment',
  method: 'GET',
  path: '/api/v1/appointments/:id',
  access: PERSON,
  summary: 'One appointment of the account',
  params: IdParams,
  answer: AppointmentView,
})

export const cancelAppointment = endpoint({
  name: 'cancelAppointment',
  method: 'POST',
  path: '/api/v1/appointments/:id/cancel',
  access: PERSON,
  summary: 'Cancels; the place goes to the waiting list, else comes back after a random delay',
  params: IdParams,
  answer: AppointmentView,
  idempotent: 'optional',
  errors: ['TOO_LATE_TO_CHANGE', 'APPOINTMENT_NOT_OPEN'],
})

export const changeAppointment = endpoint({
  name: 'changeAppointment',
  method: 'POST',
  path: '/api/v1/appointments/:id/change',
  access: PERSON,
  summary: 'Moves an appointment to another time in one write; the old place is freed',
  params: IdParams,
  body: v.strictObject({ slotId: Id, holdId: v.optional(Id) }),
  answer: AppointmentView,
  idempotent: 'required',
  errors: ['TOO_LATE_TO_CHANGE', 'APPOINTMENT_NOT_OPEN', ...TIME_ERRORS, 'LIMIT_DAY', 'CONFLICT'],
})

export const readPass = endpoint({
  name: 'readPass',
  method: 'GET',
  path: '/api/v1/appointments/:id/pass',
  access: PERSON,
  summary: 'The signed code to show at the hall, short-lived, and the digits to type at a kiosk',
  params: IdParams,
  answer: v.object({
    code: v.pipe(v.string(), v.description('Text of the QR code')),
    digits: v.pipe(v.string(), v.description('Six digits, to type with the number')),
    number: v.string(),
    validUntil: Instant,
  }),
  errors: ['APPOINTMENT_NOT_OPEN'],
})

export const ChecklistStateView = v.object({
  bundleId: Id,
  answers: v.record(v.string(), v.union([v.string(), v.number()])),
  ticked: v.array(Id),
  updatedAt: Instant,
})
export type ChecklistStateView = v.InferOutput<typeof ChecklistStateView>

export const readChecklistState = endpoint({
  name: 'readChecklistState',
  method: 'GET',
  path: '/api/v1/me/checklists',
  access: PERSON,
  summary: 'Answers and ticks kept on the account',
  answer: v.object({ checklists: v.array(ChecklistStateView) }),
})

export const saveChecklistState = endpoint({
  name: 'saveChecklistState',
  method: 'PUT',
  path: '/api/v1/me/checklists/:id',
  access: PERSON,
  summary: 'Keeps answers and ticks of one bundle; the newer of two devices wins',
  params: IdParams,
  body: v.strictObject({
    answers: v.record(Id, v.union([Id, v.pipe(v.number(), v.integer())])),
    ticked: v.pipe(v.array(Id), v.maxLength(200)),
    updatedAt: Instant,
  }),
  answer: Done,
})
