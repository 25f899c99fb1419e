import type { Value } from '../db/statement'

/** Rows of one page of a list. */
export const PAGE = 20

/** The parts of a cursor `<number>.<id>`. */
export function placeOf(cursor: string): [number, string] {
  const dot = cursor.indexOf('.')
  return [Number(cursor.slice(0, dot)), cursor.slice(dot + 1)]
}

/** Conditions of a list with their values, in order. */
export class Where {
  readonly args: Value[] = []
  private readonly conditions: string[] = []

  and(condition: string, ...values: Value[]): this {
    this.conditions.push(condition)
    this.args.push(...values)
    return this
  }

  /** Only when there is a value. */
  equals(column: string, value: Value | undefined): this {
    return value === undefined ? this : this.and(`${column} = ?`, value)
  }

  get sql(): string {
    return this.conditions.join(' AND ')
  }
}

/** Cuts a page out of what was read with `LIMIT PAGE + 1`. */
export function cut<Row>(rows: readonly Row[], cursorOf: (row: Row) => string): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return { rows: shown, next: last === undefined ? null : cursorOf(last) }
}
