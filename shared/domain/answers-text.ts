import type { Answers } from './condition'

const ID = /^[a-z][a-z0-9-]{0,39}$/
const NUMBER = /^-?\d{1,12}(\.\d{1,6})?$/

/**
 * Answers as one short text for a link and for the API: `area:120,premises:shop`, by name of the question, so that the
 * same answers always give the same text.
 */
export function answersText(answers: Answers): string {
  return Object.keys(answers)
    .filter((question) => answers[question] !== undefined)
    .sort()
    .map((question) => `${question}:${answers[question]}`)
    .join(',')
}

/** The answers of such a text; null when it is none. Whether a question has such an option is not looked at. */
export function parseAnswersText(text: string): Answers | null {
  const answers: Record<string, string | number> = {}
  if (text === '') return answers
  for (const part of text.split(',')) {
    const colon = part.indexOf(':')
    const question = part.slice(0, colon)
    const answer = part.slice(colon + 1)
    if (colon < 1 || !ID.test(question)) return null
    if (NUMBER.test(answer)) answers[question] = Number(answer)
    else if (ID.test(answer)) answers[question] = answer
    else return null
  }
  return answers
}
