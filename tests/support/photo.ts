import { createHash } from 'node:crypto'
import { beginFile, completeFile, type FileView, sendChunk } from '../../shared/contract/file'
import { CHUNK_BYTES, chunkCount } from '../../shared/domain/file'
import type { Hall } from './hall'
import type { Login } from './hall/client'
import { CENTRE } from './visitor'

export interface Photo {
  mediaType: 'image/jpeg'
  bytes: number
  chunks: string[]
  /** What is sent. */
  parts: Uint8Array<ArrayBuffer>[]
  all: Uint8Array<ArrayBuffer>
}

let taken = 0

/** A photo as far as its beginning shows: every one is another. `words` stand readable in it. */
export function takePhoto(size = 700_000, words = `第${++taken}张照片`): Photo {
  const all = new Uint8Array(size)
  const text = Buffer.from(`${words};`)
  for (let index = 0; index < size; index++) all[index] = text[index % text.length] ?? 0
  all.set([0xff, 0xd8, 0xff, 0xe0], 0)
  return photoOf(all)
}

/** The pieces of any bytes, with their hashes. */
export function photoOf(all: Uint8Array<ArrayBuffer>): Photo {
  const parts = Array.from({ length: chunkCount(all.length) }, (_, ordinal) =>
    all.slice(ordinal * CHUNK_BYTES, (ordinal + 1) * CHUNK_BYTES),
  )
  const chunks = parts.map((part) => createHash('sha256').update(part).digest('hex'))
  return { mediaType: 'image/jpeg', bytes: all.length, chunks, parts, all }
}

/** What is said of a photo before it is sent. */
export const manifestOf = ({ mediaType, bytes, chunks }: Photo) => ({ mediaType, bytes, chunks })

/** Begins to send a photo for a material. */
export async function beginPhoto(hall: Hall, as: Login, photo: Photo, more: object = {}): Promise<FileView> {
  const body = { materialId: 'identity', ...manifestOf(photo), ...more }
  return (await hall.call(beginFile, { as, body })).answer
}

/** Sends a whole photo. */
export async function sendPhoto(hall: Hall, as: Login, photo = takePhoto(2000), more: object = {}): Promise<FileView> {
  const { id } = await beginPhoto(hall, as, photo, more)
  for (const [ordinal, bytes] of photo.parts.entries())
    await hall.call(sendChunk, { as, params: { id, ordinal: String(ordinal) }, bytes }).then(({ answer }) => answer)
  return (await hall.call(completeFile, { as, params: { id } })).answer
}

/** Puts a whole file into an application that was received at a service point, as its clerk or applicant would. */
export function useFile(hall: Hall, fileId: string, pointId: string, accountId: string | null = null): string {
  const [id, keyId] = [crypto.randomUUID(), crypto.randomUUID()]
  const now = hall.clock.now()
  const run = (sql: string, ...values: (string | number | null)[]) => hall.db.prepare(sql).run(values)
  run('INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,NULL,1,?)', keyId, now)
  run(
    `INSERT INTO application (id, account_id, key_id, subject_kind, subject_id, answers, channel, point_id, state,
       created_by, created_at, changed_at) VALUES (?,?,?,'bundle','restaurant','{}','self',?,'submitted','test',?,?)`,
    ...[id, accountId, keyId, pointId, now, now],
  )
  run(
    "INSERT INTO application_file (application_id, material_id, ordinal, file_id) VALUES (?,'identity',0,?)",
    ...[id, fileId],
  )
  return id
}

/** Makes a case of an application, in the hands of a department. */
export function addCase(hall: Hall, applicationId: string, pointId: string, departmentId: string): string {
  const id = crypto.randomUUID()
  insert(hall, 'case', {
    ...{ id, application_id: applicationId, ordinal: 1, item_id: 'x', variant: 'new', route: 'x', kind: 'promise' },
    ...{ department_id: departmentId, point_id: pointId, after: '[]', state: 'review', stage: 'x', queue: '' },
    ...{ seq: 0, head_hash: '' },
  })
  return id
}

/** Issues a certificate whose file is this one. */
export function addCertificate(
  hall: Hall,
  { applicationId, caseId, accountId, fileId }: Record<'applicationId' | 'caseId' | 'accountId' | 'fileId', string>,
): void {
  insert(hall, 'certificate', {
    ...{
      id: crypto.randomUUID(),
      application_id: applicationId,
      case_id: caseId,
      account_id: accountId,
      file_id: fileId,
    },
    ...{ item_id: 'x', kind: 'x', department_id: 'market', point_id: CENTRE, variant: 'new', number: 'x', source: 'x' },
    ...{ valid_from: '2026-01-01', state: 'issued', handover: 'window' },
  })
}

/** Inserts a row; a column that must not be null and is not given is empty, and leads nowhere. */
function insert(hall: Hall, table: string, row: Readonly<Record<string, string | number>>): void {
  const columns = hall.db.prepare(`PRAGMA table_info("${table}")`).all([]) as Column[]
  const needed = columns.filter((column) => column.notnull === 1 && column.dflt_value === null && !(column.name in row))
  const whole = { ...Object.fromEntries(needed.map(({ name, type }) => [name, type === 'integer' ? 0 : ''])), ...row }
  const names = Object.keys(whole)
  const sql = `INSERT INTO "${table}" (${names.join()}) VALUES (${names.map(() => '?').join()})`
  hall.db.exec('PRAGMA foreign_keys = OFF')
  hall.db.prepare(sql).run(Object.values(whole))
  hall.db.exec('PRAGMA foreign_keys = ON')
}

interface Column {
  name: string
  type: string
  notnull: 0 | 1
  dflt_value: string | null
}
