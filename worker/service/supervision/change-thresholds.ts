import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { changeThresholds as endpoint, readThresholds as readEndpoint } from '../../../shared/contract/supervision'
import { guarded, write } from '../../db/statement'
import { THRESHOLDS_QUERY, thresholdsOf } from '../case/thresholds'
import type { Context } from '../context'
import { AppError } from '../error'
import { REPLAN_CASES } from './replan-cases'

const INSERT_SQL = "INSERT INTO setting (name, value, version) VALUES ('lights', ?, 1)"
const UPDATE_SQL = "UPDATE setting SET value = ?, version = version + 1 WHERE name = 'lights' AND version = ?"

/** When the lights come on. Version 0: the district has changed nothing yet. */
export async function readThresholds(context: Context): Promise<AnswerOf<typeof readEndpoint>> {
  const [rows] = await context.load([THRESHOLDS_QUERY])
  return { thresholds: thresholdsOf(rows), version: rows[0]?.version ?? 0 }
}

/** Changes when the lights come on; open cases are planned anew by the sweep. @throws AppError CONFLICT */
export async function changeThresholds(
  context: Context,
  { thresholds, version }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([THRESHOLDS_QUERY])
  if ((rows[0]?.version ?? 0) !== version) throw new AppError('CONFLICT')
  const value = JSON.stringify(thresholds)
  const answer = { thresholds, version: version + 1 }
  await context.save(
    [
      version === 0 ? write(INSERT_SQL, [value], 'CONFLICT') : guarded('CONFLICT', UPDATE_SQL, [value, version]),
      REPLAN_CASES,
      context.audit('change', 'setting', 'lights', null, { version: answer.version }),
    ],
    answer,
  )
  return answer
}
