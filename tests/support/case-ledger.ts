import type Database from 'libsql'

/** The paper an event comes with; a filing ends in a receipt of its own. */
const PAPERS: Readonly<Record<string, string>> = {
  accept: 'acceptance',
  deem_accepted: 'acceptance',
  request_supplement: 'supplement',
  refuse: 'refusal',
  pause: 'pause',
  extend: 'extension',
  withdraw: 'withdrawal',
  close: 'result',
}
/** What the applicant is told of an event. */
const TOLD: Readonly<Record<string, string>> = {
  accept: 'application_accepted',
  deem_accepted: 'application_accepted',
  request_supplement: 'application_supplement',
  refuse: 'application_decided',
  grant: 'application_decided',
  start: 'application_moved',
  pause: 'application_moved',
  require_rectification: 'application_moved',
  prerequisite_failed: 'application_moved',
}

interface Event {
  case_id: string
  seq: number
  kind: string
  item_id: string
  account_id: string | null
  certificate: string | null
}

const EVENTS_SQL = `SELECT e.case_id, e.seq, e.kind, c.item_id, a.account_id, e.data ->> 'certificateId' AS certificate
  FROM case_event e JOIN "case" c ON c.id = e.case_id JOIN application a ON a.id = c.application_id`
const MESSAGES_SQL = `SELECT o.dedupe AS word FROM outbox o JOIN inbox_message m ON m.id = o.id
  WHERE o.topic IN ('application_accepted','application_decided','application_moved','application_supplement')`
const PAPERS_SQL = `SELECT case_id || '/' || kind AS word FROM document WHERE case_id IS NOT NULL
  AND kind IN ('acceptance','supplement','refusal','pause','extension','withdrawal','result','grant','filing')`
/** A run of numbers that has a hole, or a number twice. */
const RUNS_SQL = `SELECT n.kind || ' ' || n.last AS word FROM document_number n
  WHERE n.last <> (SELECT COUNT(*) FROM document d WHERE d.kind = n.kind AND d.number LIKE '%' || n.word || '%')`

/**
 * What does not agree between the events of all cases and everything that is written with them: papers and their numbers,
 * messages, audit rows, certificates. Empty when every batch is there wholly or not at all. Reads rows only.
 */
export function disagreements(db: Database.Database): string[] {
  const events = db.prepare(EVENTS_SQL).all([]) as Event[]
  const words = (sql: string) => (db.prepare(sql).all([]) as { word: string }[]).map(({ word }) => word)
  const isDecided = new Set(events.filter(({ kind }) => kind === 'grant').map(({ case_id }) => case_id))
  const told = events.filter(
    ({ case_id, kind, item_id, account_id }) =>
      account_id !== null && kind in TOLD && !(kind === 'accept' && isInstant(item_id) && isDecided.has(case_id)),
  )
  return [
    ...apart(
      'paper',
      events.flatMap((event) => paperOf(event)),
      words(PAPERS_SQL),
    ),
    ...apart(
      'message',
      told.map(({ case_id, kind, seq }) => `${TOLD[kind]}/${case_id}/${seq}`),
      words(MESSAGES_SQL),
    ),
    ...apart(
      'audit row',
      events.map(({ case_id, kind }) => `${case_id}/${kind}`),
      words(`SELECT entity_id || '/' || action AS word FROM audit WHERE entity = 'case'`),
    ),
    ...apart(
      'certificate',
      events.filter(({ kind }) => kind === 'issue').map(({ case_id, certificate }) => `${case_id}/${certificate}`),
      words(`SELECT case_id || '/' || id AS word FROM certificate`),
    ),
    ...words(RUNS_SQL).map((word) => `run of numbers ${word}`),
  ]
}

/** What is accepted in the breath of its decision is told as decided only. */
const isInstant = (item: string): boolean => item === 'prepackaged-filing'

function paperOf({ case_id, kind, item_id }: Event): string[] {
  const paper = kind === 'grant' ? (isInstant(item_id) ? 'filing' : 'grant') : PAPERS[kind]
  return paper === undefined ? [] : [`${case_id}/${paper}`]
}

/** Entries that one list has more often than the other. */
function apart(what: string, wanted: readonly string[], found: readonly string[]): string[] {
  const count = new Map<string, number>()
  for (const one of wanted) count.set(one, (count.get(one) ?? 0) + 1)
  for (const one of found) count.set(one, (count.get(one) ?? 0) - 1)
  return [...count].filter(([, left]) => left !== 0).map(([one, left]) => `${what} ${one}: ${left} missing`)
}
