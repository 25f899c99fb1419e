import { beginFile, completeFile, type FileView, sendChunk } from '@shared/contract/file'
import { online } from '@/device/network'
import { ApiError } from './api-error'
import { call } from './client'
import { hash } from './hash'
import { type Upload, type UploadParts, uploadFile } from './upload-steps'

/** As long as WeChat waits at most: half a megabyte over a poor network takes its time. */
const TIMEOUT = 60_000

const parts: UploadParts = {
  begin: (body) => call(beginFile, { body }),
  send: (id, ordinal, bytes) => call(sendChunk, { params: { id, ordinal: String(ordinal) }, bytes, timeout: TIMEOUT }),
  complete: (id) => call(completeFile, { params: { id } }),
  hash,
  meet(error) {
    if (!(error instanceof ApiError)) return 'give up'
    if (error.code === 'NOT_FOUND') return 'anew'
    // A chunk that was spoilt on its way is sent once more; one that is wrong here stays wrong and ends with the pauses.
    return error.passing || error.code === 'FILE_CHUNK_WRONG' ? 'again' : 'give up'
  },
  connected: online.get,
  wait: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
}

/** Sends a file to the hall, see `uploadFile`. @throws ApiError, UploadCancelled */
export const upload = (given: Upload): Promise<FileView> => uploadFile(parts, given)
