import { type Day, isDay } from './time'

/** A line of a list that somebody copied out of another system. */
export interface PastedLine {
  /** 1 is the first line of the text. */
  line: number
  fields: string[]
}

/** Fields of a line: divided by comma (also the Chinese one), semicolon or tab; quotes keep a divider inside a field. */
function fieldsOf(line: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let index = 0; index < line.length; index++) {
    const letter = line.charAt(index)
    if (letter === '"') {
      const isPair = quoted && line.charAt(index + 1) === '"'
      if (isPair) index++
      if (isPair) field += '"'
      else quoted = !quoted
    } else if (!quoted && (letter === ',' || letter === '，' || letter === ';' || letter === '\t')) {
      fields.push(field.trim())
      field = ''
    } else {
      field += letter
    }
  }
  return [...fields, field.trim()]
}

/** @returns the lines of a list whose first field is a number; a heading and empty lines are left out */
export function pastedLines(text: string): PastedLine[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({ raw, line: index + 1, fields: fieldsOf(raw.replace(/^\uFEFF/, '')) }))
    .filter(({ raw, line, fields }) => raw.trim() !== '' && !(line === 1 && !/\d/.test(fields[0] ?? '')))
    .map(({ line, fields }) => ({ line, fields }))
}

/** A day as lists write it: 2026-09-14, 2026/9/14, 20260914; null when it is none. */
export function listedDay(text: string): Day | null {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text)
  if (match === null) return null
  const two = (part: string | undefined): string =>
    part === undefined || part.length === 2 ? (part ?? '') : `0${part}`
  const day = `${match[1]}-${two(match[2])}-${two(match[3])}`
  return isDay(day) ? day : null
}
