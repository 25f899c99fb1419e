import type { FileType } from '@shared/domain/file'

/** See show-file.ts. */
export async function addressOf(_name: string, bytes: ArrayBuffer, mediaType: FileType): Promise<string> {
  return window.URL.createObjectURL(new Blob([bytes], { type: mediaType }))
}

/** See show-file.ts. */
export function forgetAddress(address: string): void {
  window.URL.revokeObjectURL(address)
}

/** See show-file.ts; the browser shows it in a tab of its own. */
export async function openAddress(address: string, _mediaType: FileType): Promise<void> {
  const link = document.createElement('a')
  link.href = address
  link.target = '_blank'
  link.rel = 'noopener'
  link.click()
}
