import type { Route } from '../route'

export const sessionRoutes: readonly Route[] = []
