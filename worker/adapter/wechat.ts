/** What a call to WeChat came to. `unknown`: it may or may not have arrived. */
export type Delivery =
  | { state: 'sent' }
  | { state: 'refused'; code: string }
  | { state: 'retry'; code: string }
  | { state: 'unknown'; code: string }

export type WechatSession =
  | { ok: true; openid: string; unionid: string | null }
  | { ok: false; reason: 'refused' | 'down' }
export type WechatPhone = { ok: true; phone: string } | { ok: false; reason: 'refused' | 'down' }
export type TextVerdict = 'pass' | 'risky' | 'unavailable'

/** WeChat's server API, as far as the product uses it. */
export interface Wechat {
  /** Exchanges the code of wx.login (`code2session`). */
  codeToSession(code: string): Promise<WechatSession>
  /** Exchanges the code of the getPhoneNumber button. Only numbers of the mainland are accepted. */
  phoneOf(code: string): Promise<WechatPhone>
  /** Sends a subscription message. */
  sendSubscription(message: {
    openid: string
    template: string
    page: string
    data: Readonly<Record<string, string>>
  }): Promise<Delivery>
  /** Content check of a text a person wrote (`msg_sec_check`). */
  checkText(openid: string | null, text: string): Promise<TextVerdict>
}
