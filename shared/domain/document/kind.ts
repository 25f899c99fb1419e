import type { Nature, Text } from '../../contract/catalogue'

/**
 * Receipts and notices. `receipt` 收件回执 and `result` 办理结果反馈单 may be of a whole application, every other one is of a case;
 * `filing` is the end of a 备案, `revocation` takes a grant back, `handover` says that certificates were given out,
 * `inspection` 现场勘验记录 what officers found at the place.
 */
export const PAPER_KINDS = [
  'receipt',
  'acceptance',
  'supplement',
  'not_accepted',
  'not_needed',
  'grant',
  'refusal',
  'revocation',
  'pause',
  'extension',
  'withdrawal',
  'result',
  'filing',
  'inspection',
  'handover',
] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** Decisions against the applicant: they carry the remedies. */
export const DECISIONS_AGAINST: readonly PaperKind[] = ['not_accepted', 'refusal', 'revocation']

const t = (zh: string, en: string): Text => ({ zh, en })

const GRANTS: Readonly<Record<Nature, Text>> = {
  licence: t('准予行政许可决定书', 'Decision to grant a licence'),
  registration: t('准予登记通知书', 'Notice of registration'),
  benefit: t('准予给付决定书', 'Decision to grant a benefit'),
  filing: t('备案回执', 'Receipt of filing'),
  public_service: t('办结通知书', 'Notice of completion'),
}
const REFUSALS: Readonly<Record<Nature, Text>> = {
  licence: t('不予行政许可决定书', 'Decision to refuse a licence'),
  registration: t('不予登记通知书', 'Notice of refusal to register'),
  benefit: t('不予给付决定书', 'Decision to refuse a benefit'),
  filing: t('不予备案通知书', 'Notice of refusal to file'),
  public_service: t('不予办理通知书', 'Notice that it cannot be done'),
}
const REVOCATIONS: Readonly<Record<Nature, Text>> = {
  licence: t('撤销行政许可决定书', 'Decision to revoke a licence'),
  registration: t('撤销登记决定书', 'Decision to revoke a registration'),
  benefit: t('撤销给付决定书', 'Decision to revoke a benefit'),
  filing: t('撤销备案通知书', 'Notice that a filing is revoked'),
  public_service: t('撤销办理结果通知书', 'Notice that a result is revoked'),
}
const TITLES: Readonly<
  Record<Exclude<PaperKind, 'grant' | 'refusal' | 'revocation' | 'not_accepted' | 'not_needed'>, Text>
> = {
  receipt: t('收件回执', 'Receipt of application'),
  acceptance: t('受理通知书', 'Notice of acceptance'),
  supplement: t('补正告知书', 'Notice of what is missing'),
  pause: t('特别程序告知书', 'Notice of a special procedure'),
  extension: t('延期告知书', 'Notice of extension'),
  withdrawal: t('撤回申请回执', 'Receipt of withdrawal'),
  result: t('办理结果反馈单', 'Results of your application'),
  filing: t('备案回执', 'Receipt of filing'),
  inspection: t('现场勘验记录', 'Record of inspection'),
  handover: t('证照领取回执', 'Receipt of certificates'),
}

/** What stands on top of the sheet. Only a licence is 行政许可; null is a paper of a whole application. */
export function paperTitle(kind: PaperKind, nature: Nature | null): Text {
  switch (kind) {
    case 'grant':
      return GRANTS[nature ?? 'public_service']
    case 'refusal':
      return REFUSALS[nature ?? 'public_service']
    case 'revocation':
      return REVOCATIONS[nature ?? 'public_service']
    case 'not_accepted':
      return nature === 'licence'
        ? t('不予受理决定书', 'Decision not to accept')
        : t('不予受理通知书', 'Notice that it is not accepted')
    case 'not_needed':
      return nature === 'licence'
        ? t('无需取得行政许可告知书', 'Notice that no licence is needed')
        : t('无需办理告知书', 'Notice that nothing is needed')
    default:
      return TITLES[kind]
  }
}
