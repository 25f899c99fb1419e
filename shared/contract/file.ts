import * as v from 'valibot'
import { CHUNK_BYTES, FILE_TYPES, MAX_FILE_BYTES } from '../domain/file'
import { Done, Id, IdParams, Instant } from './common'
import { answersFile, endpoint, PERSON, staff, takesBytes } from './endpoint'

export const FileType = v.picklist(FILE_TYPES, '只能是照片（JPG、PNG、WebP）或 PDF。')

/** What the caller may do now; a page shows these and derives no rules. */
export const FILE_ACTIONS = ['send', 'complete', 'open', 'remove'] as const

export const FileView = v.object({
  id: Id,
  materialId: v.nullable(v.pipe(Id, v.description('What it was given for'))),
  mediaType: FileType,
  bytes: v.number(),
  chunkBytes: v.pipe(v.number(), v.description('Size of every chunk but the last')),
  chunks: v.number(),
  missing: v.pipe(v.array(v.number()), v.description('Ordinals of the chunks that have not come yet, from 0')),
  state: v.picklist(['open', 'ready']),
  acceptedAt: v.nullable(v.pipe(Instant, v.description('When a department took it: it is in the wallet since'))),
  createdAt: Instant,
  expiresAt: v.nullable(v.pipe(Instant, v.description('Removed then, unless it is used; null while it is used'))),
  allowedActions: v.array(v.picklist(FILE_ACTIONS)),
})
export type FileView = v.InferOutput<typeof FileView>

const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, '校验码不对。'))

export const beginFile = endpoint({
  name: 'beginFile',
  method: 'POST',
  path: '/api/v1/files',
  access: PERSON,
  summary: 'Begins to send a file, or goes on with the same one: says size and SHA-256 of each chunk beforehand',
  body: v.strictObject({
    materialId: v.optional(v.nullable(Id)),
    mediaType: FileType,
    bytes: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1, '这个文件是空的。'),
      v.maxValue(MAX_FILE_BYTES, '文件太大了，最多 10 MB。'),
    ),
    chunks: v.pipe(
      v.array(Sha256),
      v.minLength(1),
      v.maxLength(Math.ceil(MAX_FILE_BYTES / CHUNK_BYTES)),
      v.description(`SHA-256 of each piece of ${CHUNK_BYTES} bytes, in order, in lower-case hex`),
    ),
    owner: v.optional(
      v.pipe(
        v.picklist(['self', 'hall']),
        v.description('`hall`: staff made it or took it in for somebody; it is in nobody’s wallet'),
      ),
      'self',
    ),
  }),
  answer: FileView,
  status: 201,
  errors: ['CONSENT_NEEDED', 'FORBIDDEN', 'FILE_TOO_MANY'],
})

export const sendChunk = takesBytes(
  endpoint({
    name: 'sendChunk',
    method: 'PUT',
    path: '/api/v1/files/:id/chunks/:ordinal',
    access: PERSON,
    summary: 'Sends one chunk; the same once more does no harm, another one than was said is refused',
    params: v.strictObject({ id: Id, ordinal: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)) }),
    answer: FileView,
    errors: ['FILE_CHUNK_WRONG', 'FILE_TYPE_WRONG', 'FILES_DOWN', 'CONFLICT'],
  }),
  CHUNK_BYTES,
)

export const completeFile = endpoint({
  name: 'completeFile',
  method: 'POST',
  path: '/api/v1/files/:id/complete',
  access: PERSON,
  summary: 'Ends an upload whose chunks have all come; from then on the file can be used',
  params: IdParams,
  answer: FileView,
  errors: ['FILE_INCOMPLETE'],
})

export const readFile = endpoint({
  name: 'readFile',
  method: 'GET',
  path: '/api/v1/files/:id',
  access: PERSON,
  summary: 'Which chunks have come: what an upload that was cut off goes on with',
  params: IdParams,
  answer: FileView,
})

export const openFile = answersFile(
  endpoint({
    name: 'openFile',
    method: 'GET',
    path: '/api/v1/files/:id/content',
    access: PERSON,
    summary: 'The bytes of one’s own file, or of one in one’s own application',
    params: IdParams,
    answer: v.unknown(),
    errors: ['FILE_INCOMPLETE', 'FILES_DOWN'],
  }),
  FILE_TYPES,
)

export const openFileAsStaff = answersFile(
  endpoint({
    name: 'openFileAsStaff',
    method: 'GET',
    path: '/api/v1/staff/files/:id/content',
    access: staff('clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'),
    summary: 'The bytes of a file of an application of one’s own service point or department; leaves an access row',
    params: IdParams,
    answer: v.unknown(),
    errors: ['FILE_INCOMPLETE', 'FILES_DOWN'],
  }),
  FILE_TYPES,
)

export const removeFile = endpoint({
  name: 'removeFile',
  method: 'DELETE',
  path: '/api/v1/files/:id',
  access: PERSON,
  summary: 'Removes a file that is in no application; its key is destroyed at once',
  params: IdParams,
  answer: Done,
  errors: ['FILE_IN_USE'],
})

export const listWallet = endpoint({
  name: 'listWallet',
  method: 'GET',
  path: '/api/v1/wallet',
  access: PERSON,
  summary: 'One’s own files that a department has accepted before, newest first: they can be given again',
  answer: v.object({ files: v.array(FileView) }),
})
