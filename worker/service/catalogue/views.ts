import type { Catalogue, ServicePoint } from '../../../shared/contract/catalogue'
import type { CatalogueHome, ItemView, PointSummary } from '../../../shared/contract/catalogue-endpoints'
import { formPartsOf, summaryOf } from '../../../shared/domain/bundle-view'

function pointSummary({
  id,
  name,
  level,
  parent,
  address,
  location,
  phones,
  hours,
  accepts,
  demo,
}: ServicePoint): PointSummary {
  return { id, name, level, parent, address, location, phones, hours, accepts, demo }
}

/** @returns what the home page shows. */
export function homeView({ district, categories, bundles, points, departments }: Catalogue): CatalogueHome {
  return { district, categories, bundles: bundles.map(summaryOf), points: points.map(pointSummary), departments }
}

/** @returns one service item with what it refers to; undefined if the catalogue has no such item. */
export function itemView(catalogue: Catalogue, itemId: string): ItemView | undefined {
  const item = catalogue.items.find((candidate) => candidate.id === itemId)
  const department = catalogue.departments.find((candidate) => candidate.id === item?.authority)
  if (item === undefined || department === undefined) return undefined
  const named = new Set(item.materials.map((entry) => entry.material))
  return {
    district: catalogue.district,
    item,
    materials: catalogue.materials.filter((material) => named.has(material.id)),
    department,
    points: catalogue.points.filter((point) => point.accepts.includes(itemId)).map(pointSummary),
    ...formPartsOf(catalogue, [item]),
  }
}
