import type { Route } from '../route'

export const adminRoutes: readonly Route[] = []
