import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { urge as endpoint } from '../../../shared/contract/supervision'
import { dayOf } from '../../../shared/domain/time'
import { query, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites } from '../notice/notice'
import { KEY_COLUMNS, KEY_JOINS, type Keyed, sealWords } from './sealed'

type CaseRow = Keyed & {
  item_id: string
  department_id: string
  point_id: string
  assignee_id: string | null
  ended_at: number | null
}
interface OfficerRow {
  id: string
  officer_key_id: string
  officer_wrapped: string
  officer_key_version: number
}

const CASE_SQL = `SELECT x.application_id, x.item_id, x.department_id, x.point_id, x.assignee_id, x.ended_at, ${KEY_COLUMNS}
  FROM "case" x ${KEY_JOINS} WHERE x.id = ?`
const OFFICER = `SELECT o.id, k.id AS officer_key_id, k.wrapped AS officer_wrapped, k.version AS officer_key_version
  FROM "case" x JOIN account o`
const ASSIGNEE_SQL = `${OFFICER} ON o.id = x.assignee_id JOIN person_key k ON k.id = o.key_id
  WHERE x.id = ? AND o.deleted_at IS NULL AND k.wrapped IS NOT NULL`
/** Somebody who works for the department of the case, or at its windows. */
const namedSql = (by: 'id' | 'phone_hash') => `${OFFICER} ON o.${by} = ? JOIN person_key k ON k.id = o.key_id
  WHERE x.id = ? AND o.deleted_at IS NULL AND k.wrapped IS NOT NULL AND EXISTS (SELECT 1 FROM role_grant g
    WHERE g.account_id = o.id AND g.revoked_at IS NULL AND g.expires_at > ? AND (g.department_id = x.department_id
      OR (g.role IN ('clerk','issuer') AND (g.point_id IS NULL OR g.point_id = x.point_id))))`
const INSERT_SQL = `INSERT INTO urge (id, case_id, application_id, department_id, point_id, to_account_id, words_sealed, due_day,
  created_by, created_at) VALUES (?,?,?,?,?,?,?,?,?,?)`

/**
 * Asks the officer who has a case, or one who is named, what holds it up; one open question a case and person.
 * @throws AppError NOT_FOUND, BAD_FIELD where nobody has it or this person does not work on it, CONFLICT when it is asked already
 */
export async function urge(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { caseId, toAccountId, phone, words, dueDay } = input
  const { now, deps, accountId } = context
  const officerQuery =
    toAccountId !== undefined
      ? query<OfficerRow>(namedSql('id'), [toAccountId, caseId, now])
      : phone !== undefined
        ? query<OfficerRow>(namedSql('phone_hash'), [await deps.vault.hash('phone', phone), caseId, now])
        : query<OfficerRow>(ASSIGNEE_SQL, [caseId])
  const [cases, officers] = await context.load([query<CaseRow>(CASE_SQL, [caseId]), officerQuery])
  const one = found(cases[0])
  context.requireAt(one.point_id)
  if (dueDay < dayOf(now)) throw new AppError('BAD_FIELD', { field: 'dueDay', message: '答复的日子不能在今天以前。' })
  const [officer] = officers
  if (!officer) {
    const isNamed = toAccountId !== undefined || phone !== undefined
    const message = isNamed ? '办这件的部门和窗口里没有这个人。' : '这件还没有人接，请选要问的人。'
    throw new AppError('BAD_FIELD', { field: phone === undefined ? 'toAccountId' : 'phone', message })
  }
  const id = context.id()
  const key = await deps.vault.openKey(officer.officer_key_id, officer.officer_wrapped, officer.officer_key_version)
  const sealed = await sealWords(context, one, `urge/${id}/words_sealed`, words)
  const { application_id, department_id, point_id, item_id } = one
  await context.save(
    [
      write(
        INSERT_SQL,
        [id, caseId, application_id, department_id, point_id, officer.id, sealed, dueDay, accountId, now],
        'CONFLICT',
      ),
      ...(await noticeWrites(context, {
        topic: 'staff_urged',
        facts: { itemId: item_id, by: dueDay },
        accountId: officer.id,
        key,
        ref: null,
        dedupe: `staff_urged/${id}`,
      })),
      context.audit('urge', 'case', caseId, point_id, { urge: id }),
    ],
    { id },
  )
  return { id }
}
