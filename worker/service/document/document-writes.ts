import type { Nature } from '../../../shared/contract/catalogue'
import { authorityName } from '../../../shared/domain/document/authority-name'
import { canonicalJson } from '../../../shared/domain/document/canonical'
import { type Holder, paperContent } from '../../../shared/domain/document/content'
import type { PaperFacts } from '../../../shared/domain/document/facts'
import { aroundOrdinal } from '../../../shared/domain/document/number'
import { dayOf, yearOf } from '../../../shared/domain/time'
import type { DataKey } from '../../adapter/vault'
import { guarded, returning, type Write } from '../../db/statement'
import type { CaseNaming } from '../case/naming'
import type { Context } from '../context'
import { contentSpot } from './document-row'

/** A paper to be issued. */
export interface DocumentDraft {
  application: { id: string; number: string; pointId: string; holder: Holder }
  /** Null for a paper of the whole application, which the hall issues in its own name. */
  case: {
    id: string
    departmentId: string
    naming: Pick<CaseNaming, 'item' | 'department'> & { nature: Nature }
  } | null
  facts: PaperFacts
  /** The data key of the application. */
  key: DataKey
}

/** A paper that is about to be written. */
export interface PreparedDocument {
  code: string
  /** Goes, as it is and in this order, into the batch of what it says. */
  writes: Write[]
  /** One of `writes`; `written.rowOf(numbered).number` is its number once the batch is in. */
  numbered: Write<{ number: string }>
}

const ADVANCE_SQL = `INSERT INTO document_number (word, kind, year, last) VALUES (?, ?, ?, 1)
  ON CONFLICT (word, kind, year) DO UPDATE SET last = last + 1`
const INSERT_SQL = `INSERT INTO document (id, application_id, case_id, kind, department_id, point_id, number, content_sealed,
    digest, algorithm, signer_key, signature, state, created_by, created_at)
  SELECT ?, ?, ?, ?, ?, ?, ? || printf('%05d', n.last) || ?, ?, ?, ?, ?, ?, 'genuine', ?, ?
  FROM document_number n WHERE n.word = ? AND n.kind = ? AND n.year = ? RETURNING number`

const encoder = new TextEncoder()

/**
 * Writes, seals and signs a paper. Reads nothing: what it says is in the draft and the catalogue, and its number is given
 * by the batch (decision 0014). Call after `load`; the batch that holds the event holds the paper, or neither is there.
 */
export async function documentWrites(context: Context, draft: DocumentDraft): Promise<PreparedDocument> {
  const { deps, now } = context
  const { application, facts } = draft
  const code = context.id()
  const { word, ...setting } = settingOf(context, draft)
  const series = { word, kind: facts.kind, year: yearOf(dayOf(now)) }
  const { pointId, holder } = application
  const content = paperContent(facts, {
    ...setting,
    code,
    series,
    issuedAt: now,
    holder,
    application: application.number,
  })
  const text = canonicalJson(content)
  const [sealed, signature, digest] = await Promise.all([
    deps.vault.seal(draft.key, contentSpot(code), text),
    deps.documentSigner.sign(text),
    sha256(text),
  ])
  const run = [series.word, series.kind, series.year]
  const { before, after } = aroundOrdinal(series)
  const numbered = returning<{ number: string }>('CONFLICT', INSERT_SQL, [
    ...[code, application.id, draft.case?.id ?? null, facts.kind, draft.case?.departmentId ?? null, pointId],
    ...[before, after, sealed, digest, signature.algorithm, signature.keyId, signature.value],
    ...[actorId(context), now, ...run],
  ])
  return { code, writes: [guarded('CONFLICT', ADVANCE_SQL, run), numbered], numbered }
}

/** In whose name, and about which item. */
function settingOf({ deps }: Context, { case: one }: DocumentDraft) {
  const { district } = deps.catalogue
  const { hall, hotline } = district
  if (one === null)
    return { word: district.numberWord ?? district.name.zh, authority: hall, hall, hotline, item: null, nature: null }
  const { item, department, nature } = one.naming
  const word = department.numberWord ?? department.name.zh
  return { word, authority: authorityName(district, department), hall, hotline, item, nature }
}

function actorId({ actor }: Context): string {
  return actor.kind === 'person' ? actor.accountId : actor.kind === 'system' ? actor.job : '-'
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
