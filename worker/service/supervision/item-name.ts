import type { Text } from '../../../shared/contract/catalogue'
import type { Context } from '../context'

/** What an item is called; one that left the catalogue goes by its id. */
export function itemName({ deps: { catalogue } }: Context, itemId: string): Text {
  return catalogue.items.find(({ id }) => id === itemId)?.name ?? { zh: itemId, en: itemId }
}
