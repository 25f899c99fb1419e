/** The account that knows this WeChat identity. */
export interface WechatAccount {
  readonly id: string
  readonly hasPhone: boolean
}

/**
 * How an account comes to a proved WeChat identity and a proved phone. The phone is the stronger of the two: whoever
 * holds it can log in by SMS anyway, so it decides which account one reaches, and a later WeChat replaces an earlier one.
 */
export type LinkPlan =
  | { readonly plan: 'create' }
  /** Nothing changes. */
  | { readonly plan: 'use'; readonly accountId: string }
  /** The account gets this phone, in place of an earlier one. */
  | { readonly plan: 'set_phone'; readonly accountId: string }
  /** The account gets this WeChat identity, in place of an earlier one. */
  | { readonly plan: 'set_wechat'; readonly accountId: string }
  /** A WeChat account that has no phone, and so no bookings, goes into the account of the phone. */
  | { readonly plan: 'join'; readonly from: string; readonly into: string }
  /** Both are full accounts: neither may swallow the other. */
  | { readonly plan: 'conflict'; readonly accountId: string }

/**
 * @param wechat the account of the WeChat identity, or null
 * @param phone whether a phone was proved, and the id of its account, or null
 */
export function linkPlan(
  wechat: WechatAccount | null,
  phone: { readonly proved: boolean; readonly accountId: string | null },
): LinkPlan {
  if (!phone.proved) return wechat === null ? { plan: 'create' } : { plan: 'use', accountId: wechat.id }
  if (wechat === null)
    return phone.accountId === null ? { plan: 'create' } : { plan: 'set_wechat', accountId: phone.accountId }
  if (phone.accountId === null) return { plan: 'set_phone', accountId: wechat.id }
  if (phone.accountId === wechat.id) return { plan: 'use', accountId: wechat.id }
  return wechat.hasPhone
    ? { plan: 'conflict', accountId: wechat.id }
    : { plan: 'join', from: wechat.id, into: phone.accountId }
}
