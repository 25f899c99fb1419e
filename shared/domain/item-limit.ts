import type { Limit, ServiceItem, Variant } from '../contract/catalogue'

/** The ordinary way to a licence, where no other route is chosen. */
export const ORDINARY = 'ordinary'

type Limited = Pick<ServiceItem, 'limit'> & {
  readonly routes: readonly { readonly id: string; readonly limit: Limit }[]
  readonly variants: readonly { readonly variant: Variant; readonly limit?: Limit | undefined }[]
}

/**
 * @returns the limits that hold for a variant and route, in working days. A route has limits of its own; a variant may
 * promise something else, under the law's limit of the item unless it names another.
 */
export function limitOf({ limit, routes, variants }: Limited, variant: Variant, route: string): Limit {
  const chosen = routes.find(({ id }) => id === route)
  if (chosen !== undefined) return chosen.limit
  return { ...limit, ...variants.find((entry) => entry.variant === variant)?.limit }
}
