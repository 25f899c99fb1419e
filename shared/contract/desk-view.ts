import * as v from 'valibot'
import { CHANNELS, MATERIAL_STATES } from '../domain/application'
import { ADVICES } from '../domain/case/advice'
import { AgentView, ApplicantView, DeliveryView, FormValues, PageView } from './application-part'
import { Code, Text } from './bilingual'
import { DayText, Id, Instant, Subject } from './common'
import { ClockView, EventView, LaneView, WholeView } from './progress'
import { RatingCode } from './rating'
import { ItemKind, Variant } from './service-item'
import { person } from './staff'
import { Queue } from './work-list'

/** A material as the hall's people see it, with the pages they may open. */
export const DeskMaterial = v.object({
  id: Code,
  state: v.picklist(MATERIAL_STATES),
  required: v.boolean(),
  neededBy: v.array(Code),
  mayPromise: v.boolean(),
  reason: v.nullable(v.string()),
  checkedAt: v.nullable(Instant),
  pages: v.array(PageView),
})

/** What happened, as a desk shows it. */
export const DeskEventView = v.object({
  ...EventView.entries,
  person: v.pipe(person, v.description('Who of the hall did it; null for another department’s case')),
})
export type DeskEventView = v.InferOutput<typeof DeskEventView>

/** A valid certificate of the applicant that a case may be about. */
export const HeldCertificate = v.object({
  id: Id,
  number: v.string(),
  holder: v.pipe(v.string(), v.description('A business by its name, a person masked')),
  address: v.nullable(v.string()),
  validFrom: DayText,
  validUntil: v.nullable(DayText),
})
export type HeldCertificate = v.InferOutput<typeof HeldCertificate>

/** What a 变更 延续 补办 注销 is about. */
export const PreviousView = v.object({
  given: v.pipe(v.nullable(v.string()), v.description('The number the applicant gave')),
  named: v.pipe(
    v.nullable(Id),
    v.description('Which of `held` that is; null: it is not clear, and has to be chosen when there are any'),
  ),
  held: v.array(HeldCertificate),
})
export type PreviousView = v.InferOutput<typeof PreviousView>

/** A case on a desk: where it stands, what happened, and what the caller may do with it now. */
export const DeskCase = v.object({
  id: Id,
  itemId: Code,
  name: Text,
  own: v.pipe(
    v.boolean(),
    v.description(
      'The caller works on it; of another department’s only how far it is, with whom and until when is told',
    ),
  ),
  departmentId: Code,
  kind: ItemKind,
  variant: Variant,
  route: v.string(),
  after: v.array(Code),
  state: v.string(),
  stage: v.string(),
  queue: v.nullable(Queue),
  mine: v.boolean(),
  taken: v.boolean(),
  takenBy: person,
  assigneeId: v.pipe(v.nullable(Id), v.description('Who has taken it on; null of another department’s')),
  responsibleId: v.pipe(v.nullable(Id), v.description('首办责任: who answers for a 代理件 until it is closed')),
  paused: v.boolean(),
  twoOfficers: v.boolean(),
  officers: v.pipe(v.number(), v.description('Officers who gave an opinion so far')),
  clock: ClockView,
  lane: LaneView,
  events: v.array(DeskEventView),
  missing: v.pipe(v.array(v.string()), v.description('Points of the supplement notice that are still unmet')),
  tolerated: v.pipe(v.array(Code), v.description('Materials promised for later (容缺)')),
  tolerable: v.pipe(v.array(Code), v.description('Materials the item may wait for (容缺)')),
  actions: v.pipe(v.array(v.string()), v.description('Events the caller may cause now')),
  previous: v.pipe(
    v.nullable(PreviousView),
    v.description('The certificate it changes, renews, replaces or ends, until that has happened; null for a new one'),
  ),
  advices: v.pipe(
    v.array(v.picklist(ADVICES)),
    v.description('What the caller’s opinion may say where it is allowed; who has agreed or disagreed may only note'),
  ),
})
export type DeskCase = v.InferOutput<typeof DeskCase>

/** An application as one of the hall's people sees it: names and numbers masked, a department what its items need. */
export const DeskView = v.object({
  id: Id,
  number: v.nullable(v.string()),
  version: v.number(),
  subject: Subject,
  name: Text,
  answers: v.string(),
  state: v.string(),
  channel: v.picklist(CHANNELS),
  pointId: Id,
  submittedAt: v.nullable(Instant),
  precheckDueAt: v.nullable(Instant),
  asked: v.pipe(
    v.nullable(v.object({ closesAt: Instant, code: v.nullable(RatingCode) })),
    v.description(
      'Until when the applicant can rate; archived after that. `code`: for the window to show, where nobody could be sent a message. Whether they did is told to nobody',
    ),
  ),
  applicant: ApplicantView,
  agent: v.nullable(AgentView),
  form: FormValues,
  delivery: v.pipe(
    v.nullable(DeliveryView),
    v.description('How the result shall come, masked; for the window. Null: not the reader’s business'),
  ),
  materials: v.array(DeskMaterial),
  cases: v.array(DeskCase),
  whole: v.pipe(v.nullable(WholeView), v.description('Null for one item alone')),
  actions: v.pipe(v.array(v.string()), v.description('check, precheck_answer, intake, reveal, extend_bundle')),
})
export type DeskView = v.InferOutput<typeof DeskView>
