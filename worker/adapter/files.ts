/**
 * Where the bytes of files are kept: a disk on Node, R2 on Workers. Keys are paths of plain words, such as
 * `file/<id>/<ordinal>`. Whoever calls seals what is personal: a store sees no plain text.
 */
export interface Files {
  /** Keeps bytes under a key; when it returns they are there for good. Again under the same key: the last one stays. @throws FilesDownError */
  put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** @returns the bytes, or null when there are none under this key. @throws FilesDownError */
  get(key: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Removes what is there under these keys, at most 1000 at once; what is not there is no mistake. @throws FilesDownError */
  remove(keys: readonly string[]): Promise<void>
}

/** The store cannot be reached, or has no room: nothing is known to be kept, the same call may be made again. */
export class FilesDownError extends Error {
  override name = 'FilesDownError'
}

const KEY = /^[a-z]+(\/[A-Za-z0-9_-]{1,80})+$/

/** @returns the key, when it is one: no dots, no empty parts, nothing that leads out of its folder. @throws Error */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error('not a key of the files')
  return key
}
