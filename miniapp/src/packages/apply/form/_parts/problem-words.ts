import { applyProblem } from '@/i18n/texts/apply-problem'
import { useText } from '@/i18n/use-text'
import type { Problem } from './use-form'

const KNOWN = [
  'MISSING',
  'CONSENT',
  'EMPTY',
  'LENGTH',
  'FORMAT',
  'OLD_15_DIGITS',
  'REGION',
  'BIRTH_DATE',
  'BIRTH_IN_FUTURE',
  'CHECK_DIGIT',
  'ORGANISATION_CODE',
  'OVER',
  'TOO_LONG',
  'SHORT',
  'STOPPED',
  'NOTHING',
  'OPEN',
  'NOT_ACCEPTING',
  'NEEDED',
  'OTHER',
] as const

/** Not filled in is no mistake until somebody has gone past it. */
const isMissing = ({ problem }: Problem): boolean => problem === 'MISSING' || problem === 'CONSENT'

/** Problems in plain words. */
export function useProblemWords() {
  const { t: tw, pick } = useText(applyProblem)
  const problemText = ({ part, problem, message }: Problem): string => {
    if (message) return pick(message)
    if (problem === 'MISSING' && part.slice(0, 9) === 'material.') return tw('problem_MISSING_material')
    const known = KNOWN.find((one) => one === problem)
    return known ? tw(`problem_${known}`) : tw('problem_else')
  }
  /** What to say beside a field now: a mistake at once, what is missing only after the step was left. */
  const errorAt = (part: string, problems: readonly Problem[], tried: boolean): string | undefined => {
    const found = problems.find((one) => one.part === part)
    return found && (tried || !isMissing(found)) ? problemText(found) : undefined
  }
  return { problemText, errorAt }
}
