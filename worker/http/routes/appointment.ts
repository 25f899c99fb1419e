import type { Route } from '../route'

export const appointmentRoutes: readonly Route[] = []
