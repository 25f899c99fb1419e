import * as v from 'valibot'
import { APPLICANT_KINDS, MATERIAL_STATES } from '../domain/application'
import { CASE_CODES } from '../domain/case/state'
import { DOCUMENT_KINDS } from '../domain/identity'
import { ApplicantView, DeliveryInput, DeliveryView, FormValues, PageView } from './application-part'
import { ApplicationVersion } from './base'
import { Code } from './bilingual'
import { DayText, Id, IdParams, Phone, Subject, text } from './common'
import { DeskView } from './desk-view'
import { endpoint, staff } from './endpoint'
import { Variant } from './service-item'

export const takeOver = endpoint({
  name: 'takeOver',
  method: 'POST',
  path: '/api/v1/desk/appointments/:id/take-over',
  access: staff('clerk'),
  summary:
    'What somebody booked for today has answered and filled in before, to be received at the counter; the look is recorded',
  params: IdParams,
  answer: v.object({
    subject: Subject,
    answers: v.pipe(v.string(), v.description('Of the guide; empty when it was not gone through')),
    applicant: ApplicantView,
    form: FormValues,
    delivery: DeliveryView,
    materials: v.pipe(
      v.array(
        v.object({
          materialId: Code,
          state: v.picklist(MATERIAL_STATES),
          reason: v.nullable(v.string()),
          pages: v.array(PageView),
        }),
      ),
      v.description('What was given for the draft; the pages may be opened here today, and received with it'),
    ),
    hasDraft: v.pipe(
      v.boolean(),
      v.description('A draft is open: it goes when the application is received with this appointment'),
    ),
  }),
  errors: ['APPOINTMENT_NOT_OPEN'],
})

/** Scans, and pages of the draft that goes with this appointment. */
const CounterPages = v.pipe(
  v.array(Id),
  v.maxLength(20),
  v.description('Pages scanned at the counter, or sent from home for the draft of the appointment'),
)

export const receiveAtCounter = endpoint({
  name: 'receiveAtCounter',
  method: 'POST',
  path: '/api/v1/desk/applications',
  access: staff('clerk'),
  summary: 'Receives an application at the counter from somebody without a phone; papers shown are marked there',
  body: v.strictObject({
    pointId: Id,
    subject: Subject,
    answers: v.optional(text(0, 2000), ''),
    variant: v.optional(Variant),
    appointmentId: v.optional(Id),
    applicant: v.strictObject({
      kind: v.picklist(APPLICANT_KINDS),
      name: text(1, 100),
      person: v.optional(v.nullable(text(1, 60)), null),
      uscc: v.optional(v.nullable(text(0, 30)), null),
      documentKind: v.picklist(DOCUMENT_KINDS),
      document: text(1, 30),
      phone: v.optional(v.nullable(Phone), null),
      address: v.optional(v.nullable(text(0, 200)), null),
    }),
    agent: v.optional(
      v.pipe(
        v.strictObject({
          name: text(1, 60),
          documentKind: v.picklist(DOCUMENT_KINDS),
          document: text(1, 30),
          phone: Phone,
          scope: v.picklist(['submit', 'all']),
          untilDay: DayText,
        }),
        v.description('经办人 who hands it in for the applicant; shows an authorisation'),
      ),
    ),
    form: v.optional(FormValues, {}),
    delivery: v.optional(DeliveryInput),
    materials: v.record(
      Code,
      v.union([
        v.strictObject({ shown: v.literal(true), files: v.optional(CounterPages) }),
        v.strictObject({
          uploaded: v.pipe(v.literal(true), v.description('Sent from home, and not looked at here')),
          files: v.pipe(CounterPages, v.minLength(1)),
        }),
        v.strictObject({ consent: v.literal(true) }),
        v.strictObject({ promise: v.literal(true) }),
      ]),
    ),
  }),
  answer: DeskView,
  status: 201,
  idempotent: 'required',
  errors: ['APPLICATION_INCOMPLETE', 'POINT_NOT_ACCEPTING', 'BAD_FIELD', 'FILE_NOT_READY', 'APPOINTMENT_NOT_OPEN'],
})

export const correctAtCounter = endpoint({
  name: 'correctAtCounter',
  method: 'POST',
  path: '/api/v1/desk/applications/:id/corrections',
  access: staff('clerk'),
  summary: 'Puts right on the spot what the applicant wrote wrong, before acceptance',
  params: IdParams,
  body: v.strictObject({
    base: ApplicationVersion,
    applicant: v.optional(
      v.partial(
        v.strictObject({
          name: text(1, 100),
          person: text(1, 60),
          document: text(1, 30),
          phone: Phone,
          address: text(1, 200),
        }),
      ),
    ),
    form: v.optional(FormValues),
    words: v.optional(text(1, 500)),
  }),
  answer: DeskView,
  idempotent: 'required',
  errors: ['CONFLICT', 'BAD_FIELD', ...CASE_CODES],
})
