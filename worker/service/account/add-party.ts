import type { addParty as endpoint } from '../../../shared/contract/account'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { checkUscc, normaliseUscc, type UsccProblem } from '../../../shared/domain/gb32100'
import { checkDocument, type DocumentProblem, normaliseDocument } from '../../../shared/domain/identity'
import { dayOf } from '../../../shared/domain/time'
import { guarded, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { requireConsent } from './consent'
import { DOCUMENT_SENTENCES } from './document-problem'
import { newKey } from './new-account'
import { documentHash, MAX_PARTIES, type Party, partyView, sealParty } from './party'

type Input = InputOf<typeof endpoint>
interface CountRow {
  count: number
  same: number
  selves: number
}

const COUNT_SQL = `SELECT COUNT(*) AS count, coalesce(SUM(limit_key = ?), 0) AS same,
  coalesce(SUM(kind = 'self'), 0) AS selves FROM party WHERE account_id = ? AND deleted_at IS NULL`
const INSERT_SQL = `INSERT INTO party (id, account_id, key_id, kind, document_kind, document_hash, limit_key, phone_hash,
  created_at, name_sealed, relation_sealed, document_sealed, phone_sealed) SELECT ?,?,?,?,?,?,?,?,?,?,?,?,?
  WHERE (SELECT COUNT(*) FROM party WHERE account_id = ? AND deleted_at IS NULL) < ?`

/**
 * Adds someone to book for: oneself once, relatives, companies; the same document once an account, ten at the most. Every
 * person gets a data key of their own. @throws AppError BAD_FIELD, CONSENT_NEEDED, CONFLICT, LIMIT_PARTIES
 */
export async function addParty(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const { vault } = context.deps
  const party = checkedParty(context, input)
  const hash = await documentHash(vault, party.documentKind ?? 'uscc', party.document)
  const [counts] = await context.load([query<CountRow>(COUNT_SQL, [hash, context.accountId])])
  requireConsent(context)
  refuse(counts[0], party.kind)
  const own = await newKey(context)
  const row = [
    party.id,
    context.accountId,
    own.id,
    party.kind,
    party.documentKind,
    hash,
    hash,
    party.phone === null ? null : await vault.hash('phone', party.phone),
    context.now,
    ...(await sealParty(vault, own.key, party)),
  ]
  const view = partyView(party)
  await context.save(
    [
      own.write,
      guarded('LIMIT_PARTIES', INSERT_SQL, [...row, context.accountId, MAX_PARTIES], 'CONFLICT'),
      context.audit('add', 'party', party.id),
    ],
    view,
  )
  return view
}

function checkedParty(context: Context, input: Input): Party & { document: string } {
  const base = { id: context.id(), name: input.name, phone: input.phone ?? null }
  if (input.kind === 'company') {
    refuseDocument('uscc', checkUscc(input.uscc))
    return { ...base, kind: 'company', relation: null, documentKind: null, document: normaliseUscc(input.uscc) }
  }
  const { kind, documentKind, document } = input
  refuseDocument('document', checkDocument(documentKind, document, dayOf(context.now)))
  const relation = kind === 'relative' ? (input.relation ?? null) : null
  return { ...base, kind, relation, documentKind, document: normaliseDocument(documentKind, document) }
}

function refuseDocument(field: string, problem: DocumentProblem | UsccProblem | null): void {
  if (problem !== null) throw new AppError('BAD_FIELD', { field, message: DOCUMENT_SENTENCES[problem] })
}

/** Says which rule it is before anything is written; the indexes and the guard hold them in a race. */
function refuse(row: CountRow | undefined, kind: Party['kind']): void {
  if (!row) return
  if (row.same > 0) throw new AppError('CONFLICT', { field: 'document', message: '这位办事人已经添加过了。' })
  if (kind === 'self' && row.selves > 0)
    throw new AppError('CONFLICT', { field: 'kind', message: '本人已经添加过了，要改请先删掉再加。' })
  if (row.count >= MAX_PARTIES) throw new AppError('LIMIT_PARTIES')
}
