import * as v from 'valibot'
import { DocumentKind } from './account'
import { AppointmentView } from './appointment'
import { DayText, Id, IdParams, Phone, Subject, text, WindowKind } from './common'
import { endpoint, staff } from './endpoint'

/** Actions of the hall's people; each answers with the appointment as it stands and what may be done next. */
const RESULTS = ['accepted', 'advised', 'incomplete', 'issued', 'other'] as const

export const readToday = endpoint({
  name: 'readToday',
  method: 'GET',
  path: '/api/v1/staff/points/:id/today',
  access: staff('clerk', 'supervisor'),
  summary: 'The appointments of a service point on a day, by time',
  params: IdParams,
  query: v.strictObject({ day: v.optional(DayText), windowKind: v.optional(WindowKind) }),
  answer: v.object({ day: DayText, appointments: v.array(AppointmentView) }),
})

export const checkIn = endpoint({
  name: 'checkIn',
  method: 'POST',
  path: '/api/v1/staff/check-in',
  access: staff('clerk', 'kiosk'),
  summary: 'Checks in by scanned code, or by number and digits typed at a kiosk',
  body: v.strictObject({
    pointId: Id,
    code: v.optional(text(10, 300)),
    number: v.optional(v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]\d{3,4}$/, '号码像 A017 这样。'))),
    digits: v.optional(v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, '请输入 6 位数字。'))),
  }),
  answer: AppointmentView,
  errors: [
    'PASS_INVALID',
    'PASS_EXPIRED',
    'CHECKIN_TOO_EARLY',
    'CHECKIN_TOO_LATE',
    'CHECKIN_WRONG_PLACE',
    'CHECKIN_WRONG_DAY',
    'CHECKIN_USED',
    'APPOINTMENT_NOT_OPEN',
  ],
})

export const checkInByHand = endpoint({
  name: 'checkInByHand',
  method: 'POST',
  path: '/api/v1/staff/appointments/:id/check-in',
  access: staff('clerk'),
  summary: 'A clerk checks someone in who has no phone at hand; late arrivals are let in with a reason',
  params: IdParams,
  body: v.strictObject({ lateReason: v.optional(text(1, 100)) }),
  answer: AppointmentView,
  errors: ['CHECKIN_TOO_EARLY', 'CHECKIN_TOO_LATE', 'CHECKIN_WRONG_DAY', 'CHECKIN_USED', 'APPOINTMENT_NOT_OPEN'],
})

export const startVisit = endpoint({
  name: 'startVisit',
  method: 'POST',
  path: '/api/v1/staff/visits/:id/start',
  access: staff('clerk'),
  summary: 'Begins to serve at a window; one person at one window at a time',
  params: IdParams,
  body: v.strictObject({ windowId: Id }),
  answer: AppointmentView,
  errors: ['WINDOW_BUSY', 'APPOINTMENT_NOT_OPEN', 'BAD_FIELD'],
})

export const finishVisit = endpoint({
  name: 'finishVisit',
  method: 'POST',
  path: '/api/v1/staff/visits/:id/finish',
  access: staff('clerk'),
  summary: 'Ends the visit with its result and asks for the rating at once',
  params: IdParams,
  body: v.strictObject({ result: v.picklist(RESULTS), note: v.optional(text(0, 300)) }),
  answer: AppointmentView,
  errors: ['APPOINTMENT_NOT_OPEN'],
})

export const markNoShow = endpoint({
  name: 'markNoShow',
  method: 'POST',
  path: '/api/v1/staff/appointments/:id/no-show',
  access: staff('clerk'),
  summary: 'Marks that nobody came; only after the lateness limit',
  params: IdParams,
  answer: AppointmentView,
  errors: ['APPOINTMENT_NOT_OPEN', 'NO_SHOW_TOO_EARLY'],
})

export const bookByTelephone = endpoint({
  name: 'bookByTelephone',
  method: 'POST',
  path: '/api/v1/staff/appointments',
  access: staff('clerk'),
  summary: 'Books for someone on the telephone; their limits count, not the clerk’s',
  body: v.strictObject({
    slotId: Id,
    subject: Subject,
    name: text(1, 60),
    phone: Phone,
    documentKind: v.optional(DocumentKind),
    document: v.optional(text(5, 30)),
  }),
  answer: AppointmentView,
  status: 201,
  idempotent: 'required',
  errors: ['SLOT_FULL', 'SLOT_CLOSED', 'SLOT_PAST', 'SLOT_NOT_RELEASED', 'LIMIT_ITEM', 'LIMIT_DAY', 'SLOT_WRONG_POINT'],
})

export const ContactView = v.object({
  name: v.string(),
  phone: v.nullable(v.string()),
  document: v.nullable(v.string()),
})
export const revealContact = endpoint({
  name: 'revealContact',
  method: 'POST',
  path: '/api/v1/staff/appointments/:id/contact',
  access: staff('clerk', 'supervisor'),
  summary: 'Shows the unmasked contact of the person served; every look leaves an access row',
  params: IdParams,
  body: v.strictObject({ purpose: v.picklist(['call', 'verify', 'other']) }),
  answer: ContactView,
})
