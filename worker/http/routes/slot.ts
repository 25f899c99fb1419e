import type { Route } from '../route'

export const slotRoutes: readonly Route[] = []
