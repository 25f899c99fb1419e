import type { Condition, Question, Test } from '../contract/catalogue'

/** Answers by question; 'unknown' is 我不知道. Answers to hidden or undefined questions are ignored. */
export type Answers = Readonly<Record<string, string | number>>
export const UNKNOWN = 'unknown'

/** What can be said with the answers so far: always so, never so, or so for some of the open answers only. */
export type Verdict = 'yes' | 'no' | 'depends'

/** A condition of the catalogue with its questions' own visibility folded in. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'test'; readonly test: Test }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not'; readonly part: Formula }

const ALWAYS: Formula = { kind: 'constant', value: true }
const NEVER: Formula = { kind: 'constant', value: false }
export const allOf = (parts: readonly Formula[]): Formula => ({ kind: 'all', parts })
export const anyOf = (parts: readonly Formula[]): Formula => ({ kind: 'any', parts })
export const not = (part: Formula): Formula => ({ kind: 'not', part })

type Value = string | number

/**
 * Reads conditions against one person's answers.
 *
 * A question is open while it is unanswered or answered 'unknown'. A verdict looks at every completion of the open
 * questions, so `a = yes or a = no` is 'yes' even while `a` is open, and 'depends' is exact, never a guess.
 */
export class Scenario {
  private readonly values = new Map<string, Value>()
  private readonly questions = new Map<string, Question>()
  private readonly visibility = new Map<string, Formula>()
  private readonly thresholds = new Map<string, number[]>()

  /** @param conditions every condition that will be asked about: their numbers decide where a number question branches. */
  constructor(questions: readonly Question[], conditions: readonly Condition[], answers: Answers) {
    for (const question of questions) {
      // A question is visible by earlier questions only, so visibility can never run in a circle.
      this.visibility.set(question.id, this.formula(question.showWhen))
      this.questions.set(question.id, question)
      const answer = answers[question.id]
      if (answer !== undefined && isAnswerTo(question, answer)) this.values.set(question.id, answer)
    }
    for (const condition of conditions) for (const test of testsOf(condition)) this.noteThreshold(test)
  }

  /** @returns the formula of a condition; none means always. A test of an undefined question never holds. */
  formula(condition: Condition | undefined): Formula {
    if (condition === undefined) return ALWAYS
    const parts = (condition.all ?? []).map((test) => this.testFormula(test))
    if (condition.any !== undefined) parts.push(anyOf(condition.any.map((test) => this.testFormula(test))))
    return allOf(parts)
  }

  /** @returns whether the question is asked at all, given the answers so far. */
  visible(questionId: string): Verdict {
    return this.verdict(this.visibility.get(questionId) ?? NEVER)
  }

  isAnswered(questionId: string): boolean {
    return this.values.has(questionId)
  }

  verdict(formula: Formula): Verdict {
    const now = this.evaluate(formula)
    if (now !== undefined) return now ? 'yes' : 'no'
    const open = this.firstOpen(formula)
    if (open === undefined) return 'depends'
    let seen: Verdict | undefined
    for (const value of this.candidates(open)) {
      this.values.set(open.id, value)
      const outcome = this.verdict(formula)
      this.values.delete(open.id)
      if (outcome === 'depends' || (seen !== undefined && seen !== outcome)) return 'depends'
      seen = outcome
    }
    return seen ?? 'no'
  }

  /** @returns the open questions a formula looks at, in the order of the bundle. */
  openQuestions(formula: Formula): string[] {
    const found = new Set<string>()
    this.collectOpen(formula, found)
    return [...this.questions.keys()].filter((id) => found.has(id))
  }

  /** @returns the answers that can make a difference: each option, or one number per stretch between thresholds. */
  candidates(question: Question): Value[] {
    if (question.kind === 'choice') return question.options.map((option) => option.id)
    const edges = this.stretches(question.id).filter((edge) => edge > question.min && edge <= question.max)
    return [question.min, ...edges]
  }

  private stretches(questionId: string): number[] {
    return [...new Set(this.thresholds.get(questionId) ?? [])].sort((a, b) => a - b)
  }

  private noteThreshold(test: Test): void {
    const edge = 'atLeast' in test ? test.atLeast : 'below' in test ? test.below : undefined
    if (edge === undefined) return
    const edges = this.thresholds.get(test.question)
    if (edges === undefined) this.thresholds.set(test.question, [edge])
    else edges.push(edge)
  }

  private testFormula(test: Test): Formula {
    const visibility = this.visibility.get(test.question)
    if (visibility === undefined) return NEVER
    return visibility === ALWAYS ? { kind: 'test', test } : allOf([visibility, { kind: 'test', test }])
  }

  /** Three-valued: undefined while an open answer may still decide it. */
  private evaluate(formula: Formula): boolean | undefined {
    switch (formula.kind) {
      case 'constant':
        return formula.value
      case 'test': {
        const value = this.values.get(formula.test.question)
        return value === undefined ? undefined : passes(formula.test, value)
      }
      case 'not': {
        const value = this.evaluate(formula.part)
        return value === undefined ? undefined : !value
      }
      default: {
        const decisive = formula.kind === 'any'
        let undecided = false
        for (const part of formula.parts) {
          const value = this.evaluate(part)
          if (value === decisive) return decisive
          if (value === undefined) undecided = true
        }
        return undecided ? undefined : !decisive
      }
    }
  }

  private firstOpen(formula: Formula): Question | undefined {
    switch (formula.kind) {
      case 'constant':
        return undefined
      case 'test':
        return this.values.has(formula.test.question) ? undefined : this.questions.get(formula.test.question)
      case 'not':
        return this.firstOpen(formula.part)
      default:
        for (const part of formula.parts) {
          const open = this.evaluate(part) === undefined ? this.firstOpen(part) : undefined
          if (open !== undefined) return open
        }
        return undefined
    }
  }

  private collectOpen(formula: Formula, found: Set<string>): void {
    if (formula.kind === 'test') {
      if (!this.values.has(formula.test.question)) found.add(formula.test.question)
    } else if (formula.kind === 'not') {
      this.collectOpen(formula.part, found)
    } else if (formula.kind !== 'constant' && this.evaluate(formula) === undefined) {
      for (const part of formula.parts) this.collectOpen(part, found)
    }
  }
}

/** @returns every test of a condition. */
export function testsOf(condition: Condition): Test[] {
  return [...(condition.all ?? []), ...(condition.any ?? [])]
}

/** @returns whether the answer is one the question offers; 'unknown' and answers of an older catalogue are not. */
export function isAnswerTo(question: Question, answer: string | number): boolean {
  if (question.kind === 'choice') return question.options.some((option) => option.id === answer)
  return typeof answer === 'number' && answer >= question.min && answer <= question.max
}

function passes(test: Test, value: Value): boolean {
  if ('is' in test) return typeof value === 'string' && test.is.indexOf(value) >= 0
  if (typeof value !== 'number') return false
  return 'atLeast' in test ? value >= test.atLeast : value < test.below
}
