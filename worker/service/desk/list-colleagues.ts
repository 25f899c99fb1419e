import type { Colleague, listColleagues as endpoint } from '../../../shared/contract/case'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { HAND_ROLES } from '../../../shared/contract/work-list'
import { query } from '../../db/statement'
import { maskedPhone, type PhoneRow } from '../account/masked-phone'
import { type NameRow, workPerson } from '../account/work-name'
import { WORKS_ON } from '../case/assignee'
import { authorityOn, authorityQuery, requireOne, standInQuery } from '../case/authority'
import type { CaseRow } from '../case/row'
import type { Context } from '../context'
import { found } from '../error'

interface Row extends PhoneRow, NameRow {
  /** JSON list. */
  roles: string
}

const CASE_SQL = 'SELECT department_id, point_id, item_id FROM "case" WHERE id = ?'
/** A hall has some dozens for each case; what a page can show is less. */
const MOST = 200
const SQL = `SELECT g.account_id, json_group_array(g.role) AS roles, a.work_name, a.work_badge, a.phone_sealed,
  a.key_id, k.wrapped, k.version AS key_version FROM "case" c JOIN role_grant g ON ${WORKS_ON}
  JOIN account a ON a.id = g.account_id AND a.deleted_at IS NULL JOIN person_key k ON k.id = a.key_id
  WHERE c.id = ? AND g.role IN (${HAND_ROLES.map((role) => `'${role}'`).join()})
  GROUP BY g.account_id ORDER BY g.account_id LIMIT ${MOST}`

/** Who can take a case on now. @throws AppError NOT_FOUND for somebody who does not work on it */
export async function listColleagues(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [cases, authorities, standIns, rows] = await context.load([
    query<Pick<CaseRow, 'department_id' | 'point_id' | 'item_id'>>(CASE_SQL, [id]),
    authorityQuery(context),
    standInQuery(context),
    query<Row>(SQL, [context.now, id]),
  ])
  requireOne([authorityOn(context, found(cases[0]), authorities, standIns)])
  return { colleagues: await Promise.all(rows.map((row) => colleague(context, row))) }
}

async function colleague({ deps, accountId }: Context, row: Row): Promise<Colleague> {
  const held = JSON.parse(row.roles) as string[]
  return {
    accountId: row.account_id,
    person: workPerson(row),
    phone: await maskedPhone(deps.vault, row),
    roles: HAND_ROLES.filter((role) => held.includes(role)),
    me: row.account_id === accountId,
  }
}
