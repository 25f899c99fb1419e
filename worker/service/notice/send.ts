import type { DataKey } from '../../adapter/vault'
import type { Delivery } from '../../adapter/wechat'
import { templateData } from '../../adapter/wechat-template'
import type { Deps } from '../deps'
import type { OutboxRow } from './outbox-row'
import type { Rendered } from './text'

/** Where a message leads in the mini-program, up to the id; no page begins with a slash, as WeChat wants. */
const LINKS: Readonly<Record<string, string>> = {
  appointment: 'pages/pass/index?id=',
  waitlist: 'pages/appointments/index?waiting=',
  visit: 'packages/rating/rate/index?visit=',
  application_rating: 'packages/rating/rate/index?application=',
  application: 'packages/apply/progress/index?id=',
}

/** Sends by WeChat. @returns null when this person or this topic cannot be reached there */
export async function sendByWechat(
  deps: Deps,
  row: OutboxRow,
  key: DataKey,
  notice: Rendered,
): Promise<Delivery | null> {
  const template = deps.wechatTemplates.get(row.topic)
  if (!template || row.wechat_sealed === null || row.account_id === null) return null
  const openid = await deps.vault.unseal(key, `account/${row.account_id}/wechat_sealed`, row.wechat_sealed)
  const link = LINKS[row.ref_kind ?? '']
  return deps.wechat.sendSubscription({
    openid,
    template: template.id,
    page: link && row.ref_id ? `${link}${row.ref_id}` : 'pages/inbox/index',
    // The templates' own words are Chinese, so the values are.
    data: templateData(template, notice.zh.values),
  })
}

/** Sends by SMS in the person's language, with the message's id as the provider's key: a second try is not a second message. */
export async function sendBySms(deps: Deps, row: OutboxRow, key: DataKey, notice: Rendered): Promise<Delivery | null> {
  if (row.phone_sealed === null) return null
  const spot = row.account_id ? `account/${row.account_id}/phone_sealed` : `party/${row.party_id}/phone_sealed`
  const phone = await deps.vault.unseal(key, spot, row.phone_sealed)
  const isEnglish = row.language === 'en'
  return deps.sms.send({
    phone,
    template: isEnglish ? `${row.topic}_en` : row.topic,
    values: isEnglish ? notice.en.values : notice.zh.values,
    key: row.id,
  })
}
