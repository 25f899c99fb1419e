import type { FieldUse, ItemForm } from '../../shared/contract/catalogue'
import type { AuthoredItem, AuthoredUse } from './authoring'

/** @returns under which key a value is kept: the field's own id, shared by all items, or one of this item alone. */
export function keyOfUse(itemId: string, { field, own }: AuthoredUse): string {
  return own ? `${field}-${itemId}` : field
}

/** @returns what an item asks for, with keys in place of `own`. */
export function settleForm({ id, form }: AuthoredItem): ItemForm {
  const settled: ItemForm = {}
  const groups = ['always', 'establish', 'change', 'renew', 'reissue', 'cancel'] as const
  for (const group of groups) {
    const uses = form[group]
    if (uses !== undefined) settled[group] = uses.map((use) => settleUse(id, use))
  }
  return settled
}

function settleUse(itemId: string, use: AuthoredUse): FieldUse {
  const { own, ...rest } = use
  return own ? { ...rest, key: keyOfUse(itemId, use) } : rest
}
