import {
  listMessages as listMessagesEndpoint,
  markMessageRead as markMessageReadEndpoint,
} from '../../../shared/contract/account'
import { listSubscriptionTemplates as listSubscriptionTemplatesEndpoint } from '../../../shared/contract/subscription'
import { listMessages } from '../../service/inbox/list-messages'
import { listSubscriptionTemplates } from '../../service/inbox/list-subscription-templates'
import { markMessageRead } from '../../service/inbox/mark-message-read'
import { bind, type Route } from '../route'

export const inboxRoutes: readonly Route[] = [
  bind(listMessagesEndpoint, listMessages),
  bind(markMessageReadEndpoint, markMessageRead),
  bind(listSubscriptionTemplatesEndpoint, listSubscriptionTemplates),
]
