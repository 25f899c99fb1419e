import * as v from 'valibot'
import { ANYONE, endpoint } from './endpoint'

/** What a phone asks WeChat's permission for (`wx.requestSubscribeMessage`, at most three templates at once). */
export const listSubscriptionTemplates = endpoint({
  name: 'listSubscriptionTemplates',
  method: 'GET',
  path: '/api/v1/subscription-templates',
  access: ANYONE,
  summary: 'Ids of the WeChat subscription templates by topic; empty where the district has none',
  answer: v.object({ templates: v.array(v.object({ topic: v.string(), id: v.string() })) }),
})
