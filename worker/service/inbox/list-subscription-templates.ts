import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { listSubscriptionTemplates as endpoint } from '../../../shared/contract/subscription'
import type { Context } from '../context'

/** The templates that are configured; no database is asked. */
export async function listSubscriptionTemplates({ deps }: Context): Promise<AnswerOf<typeof endpoint>> {
  return { templates: [...deps.wechatTemplates].map(([topic, { id }]) => ({ topic, id })) }
}
