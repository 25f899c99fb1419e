import type { Route } from '../route'

export const ratingRoutes: readonly Route[] = []
