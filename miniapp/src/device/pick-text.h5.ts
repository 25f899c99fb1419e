import { chooseFiles } from '@/platform/web/choose-files'
import { PickError } from './picked'

/** A list has fifty lines; what is larger is something else. */
const MOST_BYTES = 256 * 1024

/** See pick-text.ts. Spreadsheets in China save lists as GB 18030 as often as UTF-8. */
export async function pickText(): Promise<string | undefined> {
  const [file] = await chooseFiles('.csv,.txt,text/csv,text/plain', 1, false)
  if (!file) return undefined
  if (file.size > MOST_BYTES) throw new PickError('tooLarge')
  const bytes = await new Response(file).arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
