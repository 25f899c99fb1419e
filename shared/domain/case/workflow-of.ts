import type { Bundle, ItemKind, ItemWorkflow, Level, ServiceItem, Variant } from '../../contract/catalogue'
import { LEVELS } from '../../contract/service-item'
import { limitOf, ORDINARY } from '../item-limit'
import type { Workflow } from './workflow'

type Entry = ServiceItem['variants'][number]
type Way = ServiceItem['routes'][number]

/**
 * @returns how an item is handled for a variant and route: what the route says goes before the variant, that before the item.
 * @throws RangeError for a variant or route the item does not have
 */
export function handlingOf(item: ServiceItem, variant: Variant, route: string): ItemWorkflow {
  return { ...item.workflow, ...entryOf(item, variant).workflow, ...wayOf(item, route)?.workflow }
}

/** What somebody applied for: an item, in one of its variants, on one of its routes. */
export interface AppliedFor {
  readonly id: string
  readonly variant: Variant
  readonly route: string
}

/** @returns {@link handlingOf} as the catalogue has it now; null where item, variant or route left it since. */
export function handlingNow(items: readonly ServiceItem[], { id, variant, route }: AppliedFor): ItemWorkflow | null {
  const item = items.find((candidate) => candidate.id === id)
  const isOffered =
    item?.variants.some((entry) => entry.variant === variant) &&
    (route === ORDINARY || item.routes.some((way) => way.id === route))
  return item && isOffered ? handlingOf(item, variant, route) : null
}

/** @returns 四件制 of a variant at a level; null where the level does not take the item in. */
export function kindAt(item: ServiceItem, variant: Variant, level: Level): ItemKind | null {
  const kind = item.acceptedAt[level]
  if (kind === undefined) return null
  // Who only takes in and passes on stays the first handler, however quickly it is decided above.
  return kind === 'agency' || kind === 'upward' ? kind : (entryOf(item, variant).kind ?? kind)
}

/** Whether some variant of the item is decided on the spot (即办件) at a level that takes it in. */
export const hasInstant = (item: ServiceItem): boolean =>
  item.variants.some(({ variant }) => LEVELS.some((level) => kindAt(item, variant, level) === 'instant'))

/**
 * @returns the workflow of an item as the engine reads it, at the level that takes it in; `bundle` where that has a cap of
 * its own. Limits are working days.
 * @throws RangeError for a variant, route or level the item does not have
 */
export function workflowOf(
  item: ServiceItem,
  variant: Variant,
  route: string,
  level: Level,
  bundle?: Pick<Bundle, 'joint'>,
): Workflow {
  const kind = kindAt(item, variant, level)
  if (kind === null) throw new RangeError(`${item.id} is not accepted at ${level}.`)
  const rules = handlingOf(item, variant, route)
  const { promisedDays, statutory } = limitOf(item, variant, route)
  const check = wayOf(item, route)?.checkedAfterwards
  return {
    itemId: item.id,
    variant,
    route,
    nature: item.nature,
    kind,
    handledBy: rules.outside === undefined ? 'department' : 'outside',
    acceptanceDays: rules.acceptanceDays,
    statutory:
      statutory === undefined
        ? null
        : {
            days: statutory.days,
            extensionDays: statutory.extensionDays ?? 0,
            atOnce: statutory.atOnce ?? false,
          },
    promisedDays,
    bundleCap: bundle?.joint ?? { days: rules.jointDays, extensionDays: rules.jointExtensionDays },
    stages: rules.stages.map(({ id, role, days }) => ({ id, role, limitDays: days ?? null })),
    issueDays: rules.issueDays,
    result: rules.result,
    twoOfficers: rules.twoOfficers,
    inspection: rules.inspection,
    commitment: check === undefined ? null : { checkDays: check.days, article: check.source },
    publicityDays: rules.publicityDays,
    tolerates: rules.tolerates,
    toleranceDays: rules.toleranceDays,
    upwardDays: rules.upwardDays,
    supplementDays: rules.supplementDays,
    afterSupplementDays: rules.afterSupplement,
  }
}

function entryOf(item: ServiceItem, variant: Variant): Entry {
  const entry = item.variants.find((candidate) => candidate.variant === variant)
  if (entry === undefined) throw new RangeError(`${item.id} has no variant ${variant}.`)
  return entry
}

function wayOf(item: ServiceItem, route: string): Way | undefined {
  const way = item.routes.find((candidate) => candidate.id === route)
  if (way === undefined && route !== ORDINARY) throw new RangeError(`${item.id} has no route ${route}.`)
  return way
}
