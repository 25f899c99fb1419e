import type { BundleView, Catalogue } from '../../../shared/contract/catalogue'
import {
  listPoints,
  readBundle,
  readCatalogue,
  readChecklist,
  readItem,
  readPoint,
} from '../../../shared/contract/catalogue-endpoints'
import { parseAnswersText } from '../../../shared/domain/answers-text'
import { bundleView } from '../../../shared/domain/bundle-view'
import { checklistOf } from '../../../shared/domain/checklist'
import { homeView, itemView } from '../../service/catalogue/views'
import { type Published, publish } from '../published'
import { Recent } from '../recent'
import { bindPublished, type Route } from '../route'

/** Checklists kept encoded: enough for the answers people really give, little enough for any memory. */
const CHECKLISTS = 256

/** A district's catalogue as bytes. All but the checklists are made once, at the first question for any of them. */
class PublishedCatalogue {
  readonly home: Published
  readonly points: Published
  readonly point: ReadonlyMap<string, Published>
  readonly item: ReadonlyMap<string, Published>
  readonly bundle: ReadonlyMap<string, Published>
  private readonly views = new Map<string, BundleView>()
  private readonly checklists = new Recent<Published>(CHECKLISTS)

  constructor(catalogue: Catalogue) {
    this.home = publish(homeView(catalogue))
    this.points = publish({ points: catalogue.points })
    this.point = new Map(catalogue.points.map((point) => [point.id, publish(point)]))
    this.item = new Map(catalogue.items.map(({ id }) => [id, publish(itemView(catalogue, id))]))
    for (const { id } of catalogue.bundles) {
      const view = bundleView(catalogue, id)
      if (view) this.views.set(id, view)
    }
    this.bundle = new Map([...this.views].map(([id, view]) => [id, publish(view)]))
  }

  checklist(bundleId: string, text: string): Published | null {
    const view = this.views.get(bundleId)
    if (!view) return null
    return this.checklists.get(`${bundleId}?${text}`, () => publish(checklistOf(view, parseAnswersText(text) ?? {})))
  }
}

const published = new WeakMap<Catalogue, PublishedCatalogue>()

function of(catalogue: Catalogue): PublishedCatalogue {
  const held = published.get(catalogue) ?? new PublishedCatalogue(catalogue)
  published.set(catalogue, held)
  return held
}

export const catalogueRoutes: readonly Route[] = [
  bindPublished(readCatalogue, ({ catalogue }) => of(catalogue).home),
  bindPublished(readBundle, ({ catalogue }, id) => of(catalogue).bundle.get(id) ?? null),
  bindPublished(readChecklist, ({ catalogue }, id, { answers }) => of(catalogue).checklist(id, answers)),
  bindPublished(readItem, ({ catalogue }, id) => of(catalogue).item.get(id) ?? null),
  bindPublished(listPoints, ({ catalogue }) => of(catalogue).points),
  bindPublished(readPoint, ({ catalogue }, id) => of(catalogue).point.get(id) ?? null),
]
