import type { Delivery } from './wechat'

/** Text messages. `key` is repeated with a retry, so that a provider that knows it sends once. */
export interface Sms {
  send(message: {
    phone: string
    template: string
    values: Readonly<Record<string, string>>
    key: string
  }): Promise<Delivery>
}
