import type { Route } from '../route'

export const demoRoutes: readonly Route[] = []
