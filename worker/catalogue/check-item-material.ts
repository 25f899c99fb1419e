import type { Variant } from '../../shared/contract/catalogue'
import type { AuthoredItem } from './authoring'
import type { Path } from './source'

type Note = (inside: Path, message: string) => void

/**
 * Checks the list of an item: that the materials and the variants it names exist, and that no variant names a material
 * twice.
 */
export function checkItemMaterials(item: AuthoredItem, known: ReadonlySet<string>, note: Note): void {
  const offered = item.variants.map(({ variant }) => variant)
  const taken = new Map<string, Variant[]>()
  item.materials.forEach(({ material, need, when, variants = offered }, place) => {
    const at: Path = ['materials', place]
    if (!known.has(material)) note([...at, 'material'], `materials.yaml 里没有材料“${material}”。`)
    if (need === 'sometimes' && when === undefined) note(at, '“sometimes”的材料要用 when 写明什么情况下需要。')
    variants.forEach((variant, index) => {
      if (!offered.includes(variant)) note([...at, 'variants', index], `这一项没有“${variant}”这种办法。`)
    })
    const before = taken.get(material) ?? []
    const again = variants.filter((variant, index) => before.includes(variant) || variants.indexOf(variant) < index)
    if (again.length > 0) note([...at, 'material'], `材料“${material}”在“${again.join('、')}”这种办法里写了两次。`)
    taken.set(material, [...before, ...variants])
  })
}
