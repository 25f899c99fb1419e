import * as identity from '../../../shared/contract/identity'
import { verifyAtCounter } from '../../service/identity/verify-at-counter'
import { verifyIdentity } from '../../service/identity/verify-identity'
import { bind, type Route } from '../route'

export const identityRoutes: readonly Route[] = [
  bind(identity.verifyIdentity, verifyIdentity),
  bind(identity.verifyAtCounter, verifyAtCounter),
]
