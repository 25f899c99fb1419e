import type { NoticeProblem } from '../../../shared/domain/holiday-notice'

const SENTENCES: Readonly<Record<NoticeProblem['code'], readonly [field: string, sentence: string]>> = {
  YEAR_INVALID: ['year', '年份不对。'],
  SOURCE_MISSING: ['source', '请写明通知的名称和文号。'],
  PUBLISHED_ON_INVALID: ['publishedOn', '发布日期不存在。'],
  DAY_INVALID: ['off', '有一天不存在。'],
  DAY_OUTSIDE_YEAR: ['off', '有一天不在这一年里。'],
  DAY_TWICE: ['off', '有一天写了两次。'],
  OFF_AND_WORKED: ['worked', '有一天既放假又上班。'],
  WORKED_NOT_WEEKEND: ['worked', '调休上班的日子应是周六或周日。'],
  STATUTORY_DAY_MISSING: ['off', '有一个法定节日没有放假。'],
  UNBALANCED: ['off', '放假和调休的天数对不上 13 天法定假日。'],
}

/** What is wrong with a notice: field, sentence and day, as an error carries them. */
export function problemSentence({ code, day }: NoticeProblem) {
  const [field, message] = SENTENCES[code]
  return {
    field,
    message: day === undefined ? message : `${day}：${message}`,
    details: { problem: code, ...(day ? { day } : {}) },
  }
}
