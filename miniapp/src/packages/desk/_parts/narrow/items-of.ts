import type { Text } from '@shared/contract/catalogue'

interface OfItem {
  itemId: string
  name: Text
}

/** The items that occur among what was read, so that none is offered in vain; the chosen one stays when none is left. */
export function itemsOf(rows: readonly OfItem[], chosen: string | undefined): { id: string; name: Text }[] {
  const found: { id: string; name: Text }[] = []
  for (const { itemId, name } of rows) {
    if (!found.some(({ id }) => id === itemId)) found.push({ id: itemId, name })
  }
  return chosen !== undefined && found.length === 0 ? [{ id: chosen, name: { zh: chosen, en: chosen } }] : found
}
