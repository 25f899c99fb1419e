/** What a resident hands in for a material: photos and PDFs. A phone that has another kind of picture turns it into JPEG. */
export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** Largest file, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** A file is sent in pieces of this size; the last one is what is left. */
export const CHUNK_BYTES = 512 * 1024

/** @returns how many chunks a file of so many bytes has */
export const chunkCount = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES)

/** @returns the bytes of one chunk of a file; 0 for one that it does not have */
export function chunkBytes(bytes: number, ordinal: number): number {
  return Math.max(0, Math.min(CHUNK_BYTES, bytes - ordinal * CHUNK_BYTES))
}

/** What stands at the beginning of a file of this type; null is any byte. WebP says its length in between. */
const BEGINNINGS: Readonly<Record<FileType, readonly (number | null)[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/webp': [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
}

/** @returns the type that the bytes themselves show, whatever a name says; null for every other kind */
export function typeOfBytes(bytes: ArrayLike<number>): FileType | null {
  const fits = (beginning: readonly (number | null)[]) =>
    beginning.every((byte, index) => (byte === null ? index < bytes.length : bytes[index] === byte))
  return FILE_TYPES.find((type) => fits(BEGINNINGS[type])) ?? null
}
