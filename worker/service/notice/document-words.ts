import { DAY_MS, type Instant } from '../../../shared/domain/time'
import type { Rendered, Told } from './text'

type DocumentTold = Extract<Told, { topic: 'document_revoked' }>

/** @returns the notice of a paper that was taken back; the reasons stand on the paper itself */
export function renderDocument({ facts: { title } }: DocumentTold, now: Instant): Rendered {
  return {
    zh: {
      title: `《${title.zh}》作废了`,
      body: `发给您的《${title.zh}》作废了，不再作数。理由写在那份文书上，请在“我的申请”里看。`,
      values: { subject: title.zh, note: '请在“我的申请”里看理由' },
    },
    en: {
      title: `Taken back: ${title.en}`,
      body: `“${title.en}”, which was issued to you, was taken back and does not hold any more. The reasons stand on the paper, under your application.`,
      values: { subject: title.en, note: 'See why under your application' },
    },
    expiresAt: now + 7 * DAY_MS,
  }
}
