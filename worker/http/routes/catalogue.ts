import type { Route } from '../route'

export const catalogueRoutes: readonly Route[] = []
