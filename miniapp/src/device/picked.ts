import type { FileType } from '@shared/domain/file'

/** A page as it is sent: its type is what its bytes show. */
export interface Picked {
  bytes: ArrayBuffer
  mediaType: FileType
}

/** Why nothing came of choosing: the phone may not look there, the file is no photo or PDF, or it is larger than 10 MB. */
export class PickError extends Error {
  constructor(readonly why: 'refused' | 'unreadable' | 'tooLarge') {
    super(why)
    this.name = 'PickError'
  }
}
