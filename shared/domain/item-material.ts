import type { ItemMaterial, ServiceItem, Variant } from '../contract/catalogue'

/** What an item says of its materials, as far as these questions go. */
type Listing = Pick<ServiceItem, 'materials'>

/**
 * @returns what an item needs for one variant, in its own order: who asks for a lost licence again (补办) is not asked for
 * what a new one needs. Each material stands there once at most; the catalogue's check sees to it.
 */
export function materialsFor({ materials }: Listing, variant: Variant): ItemMaterial[] {
  return materials.filter(({ variants }) => variants === undefined || variants.indexOf(variant) >= 0)
}
