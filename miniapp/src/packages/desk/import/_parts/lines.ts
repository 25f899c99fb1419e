import type { ImportProblem } from '@shared/contract/import'
import type { ImportKind, ReadLine } from './kinds'

/** One line as it stands in the list: what was read of it, what is wrong with it, whether it is written. */
export interface Line {
  /** 1 is the first line of the text. */
  line: number
  raw: string
  read: ReadLine | undefined
  problem: string | undefined
  issued: boolean
}

/** Lines of a list with what the hall finds wrong with them; a heading and empty lines are not among them. */
export function linesOf({ parse }: ImportKind, text: string, problems: readonly ImportProblem[]): Line[] {
  const { lines, faults }: { lines: readonly ReadLine[]; faults: readonly { line: number }[] } = parse(text)
  const raw = text.split(/\r\n|\r|\n/)
  return [...lines.map(({ line }) => line), ...faults.map(({ line }) => line)]
    .sort((a, b) => a - b)
    .map((line) => ({
      line,
      raw: raw[line - 1] ?? '',
      read: lines.find((one) => one.line === line),
      problem: problems.find((one) => one.line === line)?.message,
      issued: false,
    }))
}

/** Those that can be written. */
export const goodOf = (lines: readonly Line[]): Line[] => lines.filter(({ problem, issued }) => !problem && !issued)

/**
 * After some of a list were sent: all of them are written, or none, and then the hall says why. `problems` count the lines
 * as they were sent.
 */
export function afterSending(
  lines: readonly Line[],
  sent: readonly Line[],
  { imported, problems }: { imported: number; problems: readonly ImportProblem[] },
): Line[] {
  const isSent = (one: Line) => sent.some(({ line }) => line === one.line)
  if (imported > 0) return lines.map((one) => (isSent(one) ? { ...one, issued: true } : one))
  const wrong = new Map(problems.map(({ line, message }) => [sent[line - 1]?.line, message]))
  return lines.map((one) => ({ ...one, problem: wrong.get(one.line) ?? one.problem }))
}
