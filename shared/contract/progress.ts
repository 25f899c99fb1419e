import * as v from 'valibot'
import { APPLICATION_STATES } from '../domain/application'
import { BUNDLE_STATES } from '../domain/case/bundle-state'
import { HOLDER_KINDS, NEXT_KEYS } from '../domain/case/next-key'
import { DELIVERY_WAYS } from '../domain/delivery'
import { APPLICATION_ACTIONS } from './application'
import { DocumentInShort } from './application-part'
import { Code, Text } from './bilingual'
import { DayText, Id, IdParams, Instant, Subject } from './common'
import { ANYONE, endpoint, PERSON } from './endpoint'
import { ItemKind, Variant } from './service-item'
import { person } from './staff'

/** A step of a lane, in the words of the item’s workflow. */
export const StageView = v.object({
  id: v.string(),
  name: Text,
  state: v.picklist(['done', 'now', 'next', 'skipped']),
  from: v.nullable(Instant),
  to: v.nullable(Instant),
  dueDay: v.nullable(DayText),
})
/** The days that count for a case, in Asia/Shanghai. */
export const ClockView = v.object({
  promisedDay: v.nullable(DayText),
  statutoryDay: v.nullable(DayText),
  stageDay: v.nullable(DayText),
  issueDay: v.nullable(DayText),
  dueDay: v.pipe(v.nullable(DayText), v.description('The day that binds next')),
  daysLeft: v.pipe(v.nullable(v.number()), v.description('Working days until it; below zero: late')),
  running: v.boolean(),
  provisional: v.pipe(v.boolean(), v.description('The calendar that far is not published yet')),
  light: v.picklist(['none', 'reminder', 'yellow', 'red']),
})
/** A pause of the clock, with the ground the law gives for it. */
export const PauseView = v.object({
  ground: v.string(),
  from: Instant,
  to: v.nullable(Instant),
  untilDay: v.pipe(v.nullable(DayText), v.description('When it is expected to end, as the applicant was told')),
})
const Fact = v.union([v.string(), v.number(), v.boolean(), v.null(), v.array(v.string())])
/** What happened, as a key with facts: a page has the words. `words` are those of the officer. */
export const EventView = v.object({
  seq: v.number(),
  kind: v.string(),
  at: Instant,
  by: v.pipe(v.picklist(['applicant', 'hall', 'department', 'system', 'outside']), v.description('Never a name')),
  facts: v.record(v.string(), Fact),
  words: v.nullable(v.string()),
})
/** One item of the application, on its own way. */
export const LaneView = v.object({
  caseId: Id,
  itemId: Code,
  name: Text,
  kind: ItemKind,
  variant: Variant,
  route: v.string(),
  state: v.string(),
  holder: v.object({
    kind: v.picklist(HOLDER_KINDS),
    id: v.nullable(Id),
    name: v.nullable(Text),
    phone: v.nullable(v.string()),
    person: v.pipe(person, v.description('Who has taken it on; null for nobody, and for a look-up without login')),
  }),
  waitsFor: v.pipe(v.array(Code), v.description('Items whose result it needs first')),
  stages: v.array(StageView),
  clock: ClockView,
  pauses: v.array(PauseView),
  next: v.object({
    key: v.picklist(NEXT_KEYS),
    day: v.nullable(DayText),
  }),
  outcome: v.nullable(
    v.object({
      result: v.picklist([
        'granted',
        'refused',
        'not_accepted',
        'not_needed',
        'not_here',
        'withdrawn',
        'returned',
        'revoked',
      ]),
      at: Instant,
      words: v.nullable(v.string()),
      remedies: v.pipe(v.boolean(), v.description('行政复议 and 行政诉讼 are open; the decision says how')),
    }),
  ),
  events: v.array(EventView),
})
export type LaneView = v.InferOutput<typeof LaneView>

/** Something the applicant has to do. */
export const AskView = v.object({
  kind: v.picklist(['supplement', 'promised', 'rectify', 'collect']),
  caseId: v.nullable(Id),
  itemIds: v.array(Code),
  points: v.array(
    v.object({
      material: v.nullable(Code),
      field: v.nullable(Code),
      words: v.nullable(v.string()),
      met: v.boolean(),
    }),
  ),
  untilDay: v.nullable(DayText),
})
export type AskView = v.InferOutput<typeof AskView>

/** Where a joint handling as a whole stands, from its cases alone. */
export const WholeView = v.object({
  state: v.picklist(BUNDLE_STATES),
  dueDay: v.pipe(
    v.nullable(DayText),
    v.description('Its last day by 行政许可法 art. 42, an extension included; null before the first acceptance'),
  ),
  provisional: v.pipe(v.boolean(), v.description('The calendar that far is not published yet')),
  overdue: v.boolean(),
})

const progressEntries = {
  number: v.string(),
  subject: Subject,
  name: Text,
  state: v.picklist(APPLICATION_STATES),
  submittedAt: Instant,
  point: v.object({ id: Id, name: Text }),
  lanes: v.array(LaneView),
  whole: v.pipe(v.nullable(WholeView), v.description('Null for one item alone')),
  now: v.pipe(Instant, v.description('The instant it was true')),
}
/** The picture of an application under way: lanes side by side, what happened, what comes next, what is asked. */
export const ProgressView = v.object({
  id: Id,
  version: v.number(),
  ...progressEntries,
  applicant: v.pipe(v.string(), v.description('Masked')),
  asks: v.array(AskView),
  documents: v.array(DocumentInShort),
  delivery: v.pipe(
    v.nullable(v.object({ way: v.picklist(DELIVERY_WAYS), point: Text, changeable: v.boolean() })),
    v.description('How what is issued comes; where to post it is in the application. Null: nothing is issued'),
  ),
  actions: v.array(v.picklist(APPLICATION_ACTIONS)),
  rating: v.pipe(
    v.nullable(v.object({ given: v.boolean(), closesAt: Instant })),
    v.description(
      'Null until the applicant is asked how it was. The applicant’s own: nobody else learns whether they answered',
    ),
  ),
})
export type ProgressView = v.InferOutput<typeof ProgressView>

export const readProgress = endpoint({
  name: 'readProgress',
  method: 'GET',
  path: '/api/v1/applications/:id/progress',
  access: PERSON,
  summary: 'Where each item stands, who holds it, until when, and what is asked of the applicant',
  params: IdParams,
  answer: ProgressView,
  errors: ['NOT_SUBMITTED'],
})

/** What anybody learns who knows the number and the last four digits: no free words, no ids, the name masked. */
export const PublicProgressView = v.object({ ...progressEntries, applicant: v.string(), asked: v.boolean() })
export type PublicProgressView = v.InferOutput<typeof PublicProgressView>

export const lookUpProgress = endpoint({
  name: 'lookUpProgress',
  method: 'POST',
  path: '/api/v1/progress',
  access: ANYONE,
  summary: 'Progress by query number and the last four characters of the applicant’s document; masked, limited',
  body: v.strictObject({
    number: v.pipe(v.string(), v.trim(), v.maxLength(40)),
    lastFour: v.pipe(v.string(), v.trim(), v.regex(/^[0-9A-Za-z]{4}$/, '请填证件号码的后四位。')),
  }),
  answer: PublicProgressView,
  errors: ['LOOKUP_WRONG', 'RATE_LIMITED'],
})
