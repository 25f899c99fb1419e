import { readHealth as endpoint } from '../../../shared/contract/demo'
import { readHealth } from '../../service/health/read-health'
import { jsonReply } from '../reply'
import { bindReply, type Route } from '../route'

/** 503 tells a load balancer to look elsewhere; the body says the same to a person. */
const health = bindReply(endpoint, async (_deps, _input, context) => {
  const answer = await readHealth(context)
  return jsonReply(answer.database === 'ok' && answer.migrated ? 200 : 503, JSON.stringify(answer), context.now)
})

export const healthRoutes: readonly Route[] = [health]
