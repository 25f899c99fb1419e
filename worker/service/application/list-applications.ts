import type { ApplicationSummary, listApplications as endpoint } from '../../../shared/contract/application'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { maskName } from '../../../shared/domain/mask'
import { ratingVerdict } from '../../../shared/domain/rating'
import { type Day, dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { NO_DEADLINE } from '../case/event-writes'
import type { Context } from '../context'
import { pageOf } from '../page'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { applicationKey, openContent } from './content'
import { APPLICATION_COLUMNS, type ApplicationRow } from './row'
import { caseInShort, subjectName } from './view'

interface ListRow extends ApplicationRow {
  rating_invited_at: number | null
  rated: 0 | 1
}

interface CaseInListRow {
  id: string
  application_id: string
  item_id: string
  state: string
  due_at: number | null
}

const PAGE = 20
const LIST_SQL = `SELECT ${APPLICATION_COLUMNS}, a.rating_invited_at,
    EXISTS (SELECT 1 FROM rating r WHERE r.application_id = a.id) AS rated FROM application a JOIN person_key k ON k.id = a.key_id
  WHERE a.account_id = ? AND a.created_at < ? ORDER BY a.created_at DESC LIMIT ${PAGE + 1}`
const CASES_SQL = `SELECT c.id, c.application_id, c.item_id, c.state, c.due_at FROM (SELECT id FROM application
    WHERE account_id = ? AND created_at < ? ORDER BY created_at DESC LIMIT ${PAGE + 1}) a
  JOIN "case" c ON c.application_id = a.id ORDER BY c.application_id, c.ordinal`

/** The account's applications and drafts, newest first. */
export async function listApplications(
  context: Context,
  { before = Number.MAX_SAFE_INTEGER }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const of = [context.accountId, before]
  const [read, cases, rules] = await context.load([
    query<ListRow>(LIST_SQL, of),
    query<CaseInListRow>(CASES_SQL, of),
    RULE_QUERY,
  ])
  const { ratingDays } = ruleOf(rules)
  const { rows, next } = pageOf(read, PAGE)
  const applications = await Promise.all(
    rows.map((row) =>
      summaryOf(
        context,
        row,
        cases.filter((one) => one.application_id === row.id),
        ratingDays,
      ),
    ),
  )
  return { applications, next }
}

async function summaryOf(
  context: Context,
  row: ListRow,
  cases: readonly CaseInListRow[],
  ratingDays: number,
): Promise<ApplicationSummary> {
  const { vault } = context.deps
  const { applicant } = await openContent(vault, await applicationKey(vault, row), row)
  const over = { finishedAt: row.rating_invited_at, alreadyRated: row.rated === 1 }
  const verdict = ratingVerdict(over, context.now, ratingDays)
  return {
    id: row.id,
    number: row.number,
    subject: { kind: row.subject_kind, id: row.subject_id },
    name: subjectName(context, row),
    state: row.state,
    applicant: applicant.name === null ? null : maskName(applicant.name),
    cases: cases.map((one) => caseInShort(context, { ...one, dueDay: dueDayOf(one) })),
    asked: cases.filter(({ state }) => state === 'supplement').length,
    rateUntil: verdict.ok ? verdict.closesAt : null,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
  }
}

/** The day whose end is the deadline; null while no clock runs. */
function dueDayOf({ due_at }: CaseInListRow): Day | null {
  return due_at === null || due_at >= NO_DEADLINE ? null : dayOf(due_at - 1)
}
