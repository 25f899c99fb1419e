import { XLSX } from '@shared/contract/register'

/** See keep-sheet.ts; a browser keeps it among its downloads. */
export async function keepSheet(name: string, bytes: ArrayBuffer): Promise<void> {
  const address = window.URL.createObjectURL(new Blob([bytes], { type: XLSX }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by the next turn.
  window.setTimeout(() => window.URL.revokeObjectURL(address))
}
