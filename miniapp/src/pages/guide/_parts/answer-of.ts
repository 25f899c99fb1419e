import type { Question } from '@shared/contract/catalogue'
import { isAnswerTo } from '@shared/domain/condition'

/** The answer in the question's own kind; undefined while it is none. Areas and rooms are whole numbers. */
export function answerOf(question: Question, value: string | number | undefined): string | number | undefined {
  if (value === undefined || value === '') return undefined
  const answer = question.kind === 'choice' ? value : Number(value)
  if (typeof answer === 'number' && !Number.isInteger(answer)) return undefined
  return isAnswerTo(question, answer) ? answer : undefined
}
