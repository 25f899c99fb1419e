import * as v from 'valibot'
import { text } from './common'

/** A line of an import that could not be taken. */
export const ImportProblem = v.object({ line: v.number(), code: v.string(), message: v.string() })
export type ImportProblem = v.InferOutput<typeof ImportProblem>

/** What came of a list that was read in. */
export const ImportAnswer = v.object({
  lines: v.number(),
  imported: v.pipe(v.number(), v.description('0 when there is a problem, or with `check`')),
  problems: v.array(ImportProblem),
})
export type ImportAnswer = v.InferOutput<typeof ImportAnswer>

/** A list from another system. @param columns what its lines hold */
export const importBody = (columns: string) =>
  v.strictObject({
    text: v.pipe(
      text(1, 20_000),
      v.check((value) => value.split('\n').every((line) => line.length <= 800), '有一行太长了。'),
      v.description(`Lines of: ${columns}; divided by comma, semicolon or tab; a heading is skipped; 50 at most`),
    ),
    check: v.pipe(v.optional(v.boolean(), false), v.description('Only look: write nothing')),
  })
