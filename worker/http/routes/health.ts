import type { Route } from '../route'

export const healthRoutes: readonly Route[] = []
