import type { Catalogue, Text } from '../../../shared/contract/catalogue'
import { DAY_MS, type Day, type Instant } from '../../../shared/domain/time'
import { names } from './names'
import type { Rendered, Told } from './text'

export type CertificateTold = Extract<Told, { topic: `certificate_${string}` }>

const dayText = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** @returns the notice of what was issued */
export function renderCertificate(catalogue: Catalogue, told: CertificateTold, now: Instant): Rendered {
  const item = catalogue.items.find(({ id }) => id === told.facts.itemId)
  const name: Text = item?.result.name ?? { zh: '您的证照', en: 'Your certificate' }
  const expiresAt = now + 7 * DAY_MS
  switch (told.topic) {
    case 'certificate_ready': {
      const { point } = names(catalogue, { pointId: told.facts.pointId, subject: { kind: 'item', id: '' } })
      return {
        zh: {
          title: `${name.zh}做好了`,
          body: `“${name.zh}”做好了，可以到${point.zh}的出件窗口领，也可以等其他的一起领。取证码在“我的申请”里。`,
          values: { subject: name.zh, point: point.zh, note: '取证码在“我的申请”里' },
        },
        en: {
          title: `${name.en} is ready`,
          body: `“${name.en}” is ready at ${point.en}. Collect it now or with the others; the pick-up code is under your application.`,
          values: { subject: name.en, point: point.en, note: 'The pick-up code is under your application' },
        },
        expiresAt,
      }
    }
    case 'certificate_to_post':
      return {
        zh: {
          title: `${name.zh}做好了`,
          body: `“${name.zh}”做好了，会寄到您留的地址，不用来取。寄出后告诉您单号。`,
          values: { subject: name.zh, note: '会寄给您，不用来取' },
        },
        en: {
          title: `${name.en} is ready`,
          body: `“${name.en}” is ready and will be posted to the address you gave. You need not come; you get the tracking number.`,
          values: { subject: name.en, note: 'It will be posted to you' },
        },
        expiresAt,
      }
    case 'certificate_posted':
      return {
        zh: {
          title: `${name.zh}寄出了`,
          body: `“${name.zh}”寄出了，由${told.facts.carrier}送。单号在“我的证照”里。`,
          values: { subject: name.zh, note: '单号在“我的证照”里' },
        },
        en: {
          title: `${name.en} is on its way`,
          body: `“${name.en}” was posted with ${told.facts.carrier}. The tracking number is under your certificates.`,
          values: { subject: name.en, note: 'The tracking number is under your certificates' },
        },
        expiresAt,
      }
    case 'certificate_renewal': {
      const { validUntil, renewBy } = told.facts
      return {
        zh: {
          title: `${name.zh}快到期了`,
          body: `“${name.zh}”的有效期到 ${dayText(validUntil)}。还要用的话，请在 ${dayText(renewBy)}以前申请延续。`,
          values: { subject: name.zh, time: dayText(validUntil), note: `请在 ${renewBy} 以前申请延续` },
        },
        en: {
          title: `${name.en} will run out`,
          body: `“${name.en}” is valid until ${validUntil}. To keep it, ask for a renewal by ${renewBy}.`,
          values: { subject: name.en, time: validUntil, note: `Renew by ${renewBy}` },
        },
        expiresAt,
      }
    }
    case 'certificate_ended':
      return {
        zh: {
          title: `${name.zh}不再有效`,
          body: `“${name.zh}”已经不再有效。理由和您可以做的事，请在“我的证照”里看。`,
          values: { subject: name.zh, note: '请在“我的证照”里看理由' },
        },
        en: {
          title: `${name.en} is no longer valid`,
          body: `“${name.en}” is no longer valid. Why, and what you can do, is under your certificates.`,
          values: { subject: name.en, note: 'See why under your certificates' },
        },
        expiresAt,
      }
  }
}
