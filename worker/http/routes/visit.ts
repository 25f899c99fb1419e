import type { Route } from '../route'

export const visitRoutes: readonly Route[] = []
