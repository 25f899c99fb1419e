import * as v from 'valibot'

/** What a write to an application is based on: when it is another by then, the answer is `CONFLICT`. */
export const ApplicationVersion = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.description('`version` of the application that was read'),
)
