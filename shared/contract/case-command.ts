import * as v from 'valibot'
import { ADVICES } from '../domain/case/advice'
import { PAUSE_GROUNDS, REVOCATION_GROUNDS } from '../domain/case/event'
import { Code } from './bilingual'
import { DayText, Id, text } from './common'

export const Days = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1, '至少 1 个工作日。'),
  v.maxValue(365),
  v.description('Working days'),
)
const words = text(1, 2000)
const NOTHING = v.strictObject({})

/** One kind of command with its facts. `words` are read by the applicant, and kept sealed. */
function command<const K extends string, D extends v.GenericSchema<unknown, unknown>>(kind: K, data: D) {
  return v.strictObject({ kind: v.literal(kind), data, words: v.optional(words) })
}
/** A command that must say why. */
function reasoned<const K extends string, D extends v.GenericSchema<unknown, unknown>>(kind: K, data: D) {
  return v.strictObject({ kind: v.literal(kind), data, words })
}
const without = <const K extends string>(kind: K) => command(kind, v.optional(NOTHING, {}))

/** A point of a supplement notice: a paper or a field, and what is wrong with it in words. */
const Point = v.strictObject({ id: Code, materialId: v.nullable(Code), words: text(1, 500) })

const Ends = v.pipe(
  v.optional(v.nullable(Id)),
  v.description(
    'Of a 注销 that is granted: the certificate that ends; null: none that is known here. Left out: the one the applicant named; CERTIFICATE_UNKNOWN when that is not clear',
  ),
)

/** What the hall's people can do to a case by a command of its own; inspections and certificates have theirs. */
export const DeskCommand = v.variant('kind', [
  command('start', v.strictObject({ instead: v.pipe(v.array(Code), v.maxLength(20)) })),
  reasoned('no_licence_needed', v.optional(NOTHING, {})),
  reasoned('not_here', v.strictObject({ authority: text(1, 100) })),
  command('request_supplement', v.strictObject({ points: v.pipe(v.array(Point), v.minLength(1), v.maxLength(60)) })),
  command('supplement', v.strictObject({ points: v.pipe(v.array(Code), v.minLength(1), v.maxLength(60)) })),
  without('accept'),
  command(
    'accept_tolerant',
    v.strictObject({
      materials: v.pipe(v.array(Code), v.minLength(1), v.maxLength(20)),
      untilDay: DayText,
      promise: v.optional(
        v.pipe(
          v.picklist(['application', 'counter']),
          v.description('Where the applicant promised in writing: with the application, or on a paper the window took'),
        ),
        'application',
      ),
    }),
  ),
  reasoned(
    'refuse_acceptance',
    v.strictObject({
      ground: text(1, 200),
      points: v.optional(
        v.pipe(
          v.array(Code),
          v.maxLength(60),
          v.description('Listed points that are still unmet; left out: all that are missing'),
        ),
        [],
      ),
    }),
  ),
  command('tolerated_arrived', v.strictObject({ materialId: Code })),
  reasoned('tolerated_wrong', v.strictObject({ materialId: Code, untilDay: DayText })),
  reasoned('tolerance_broken', v.optional(NOTHING, {})),
  reasoned('pause', v.strictObject({ ground: v.picklist(PAUSE_GROUNDS), days: Days, basis: text(1, 200) })),
  command(
    'resume',
    v.optional(v.strictObject({ because: v.picklist(['done', 'told_days_over']) }), { because: 'done' }),
  ),
  reasoned('extend', v.strictObject({ days: Days })),
  command('assign', v.strictObject({ to: v.nullable(Id) })),
  reasoned('make_responsible', v.strictObject({ to: Id })),
  command('opinion', v.strictObject({ advice: v.picklist(ADVICES) })),
  reasoned('require_rectification', v.strictObject({ untilDay: DayText })),
  without('rectified'),
  without('publicity_begin'),
  command(
    'publicity_end',
    v.strictObject({ objections: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)) }),
  ),
  command('hand_over', v.strictObject({ authority: text(1, 100), number: text(1, 60) })),
  command(
    'outside_result',
    v.strictObject({
      outcome: v.picklist(['accepted', 'granted', 'refused', 'not_accepted']),
      number: text(1, 60),
      ends: Ends,
    }),
  ),
  command('pass_up', v.strictObject({ toPointId: Id })),
  command('passed_down', v.strictObject({ toPointId: Id })),
  command('grant', v.optional(v.strictObject({ ends: Ends }), {})),
  reasoned('refuse', v.strictObject({ grounds: v.pipe(v.array(text(1, 300)), v.minLength(1), v.maxLength(10)) })),
  reasoned(
    'revoke',
    v.strictObject({
      ground: v.picklist(REVOCATION_GROUNDS),
      grounds: v.pipe(v.array(text(1, 300)), v.minLength(1), v.maxLength(10)),
    }),
  ),
  reasoned('withdraw', v.optional(NOTHING, {})),
  reasoned('explain', v.optional(NOTHING, {})),
  without('close'),
])
export type DeskCommand = v.InferOutput<typeof DeskCommand>
