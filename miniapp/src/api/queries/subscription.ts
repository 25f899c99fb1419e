import { listSubscriptionTemplates } from '@shared/contract/subscription'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'

/** What a person who books wants to hear of by WeChat, most wanted first. */
const TOPICS = ['tomorrow', 'changed', 'booked']

/** Ids of the templates to ask permission for; empty while unknown, in a browser, and where the district has none. */
export function useSubscriptionTemplates(): string[] {
  const { data } = useQuery({
    queryKey: ['subscription-templates'],
    queryFn: async () => (await call(listSubscriptionTemplates)).templates,
    enabled: process.env.TARO_ENV === 'weapp',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return TOPICS.map((topic) => data?.find((template) => template.topic === topic)?.id).filter((id) => id !== undefined)
}
