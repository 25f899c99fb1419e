/** One thing wrong in a catalogue file, placed so that the person who edits the file finds it. */
export interface Problem {
  file: string
  /** From 1; 0 when the file itself is missing. */
  line: number
  /** Where in the record, such as `food-licence.limit.promisedDays`. */
  field: string
  message: string
}

/** Thrown by the loader with everything that is wrong, all files at once. */
export class CatalogueError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(sentenceOf).join('\n'))
    this.name = 'CatalogueError'
    this.problems = problems
  }
}

/** @returns `items/x.yaml:12 limit.promisedDays 承诺时限……`, the form editors make clickable. */
export function sentenceOf({ file, line, field, message }: Problem): string {
  return `${file}:${line} ${field === '' ? '' : `${field} `}${message}`
}
