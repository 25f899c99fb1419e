import type { Text } from '@shared/contract/catalogue'
import type { ProgressView } from '@shared/contract/progress'
import { PAPER_KINDS, paperTitle } from '@shared/domain/document/kind'
import type { SubjectCatalogue } from './use-subject'

const OTHER: Text = { zh: '文书', en: 'Document' }

/** What stands on top of a paper: the same words as on the sheet itself. `itemId`: whose it is; undefined for all. */
export function documentName(
  { kind }: Pick<ProgressView['documents'][number], 'kind'>,
  itemId: string | undefined,
  catalogue: SubjectCatalogue | undefined,
): Text {
  const known = PAPER_KINDS.find((one) => one === kind)
  const nature = catalogue?.items.find(({ id }) => id === itemId)?.nature
  return known ? paperTitle(known, nature ?? null) : OTHER
}
