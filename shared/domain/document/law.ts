import type { LegalBasis } from '../../contract/bilingual'

/**
 * 行政许可法: 撤回 8, acceptance 32, written decision and reasons 38, extension 42, certificates 44, what stops the clock 45,
 * renewal 50, 撤销 69, 注销 70.
 */
export const LICENSING_LAW = {
  law: { zh: '中华人民共和国行政许可法', en: 'Administrative Licensing Law' },
  articles: [8, 32, 38, 42, 44, 45, 50, 69, 70],
  source: '《中华人民共和国行政许可法》（2019年4月23日修正）',
  checkedOn: '2026-11-22',
} as const satisfies LegalBasis

/** 60 days to ask for reconsideration, from knowing of the decision. The article of the 2023 text was not read: law alone. */
const RECONSIDERATION_LAW = {
  law: { zh: '中华人民共和国行政复议法', en: 'Administrative Reconsideration Law' },
  source: '《中华人民共和国行政复议法》（2023年9月1日修订）：六十日，法律规定更长的除外',
  checkedOn: '2026-11-22',
} as const satisfies LegalBasis

/** 6 months to go to court, from knowing of the decision. */
const LITIGATION_LAW = {
  law: { zh: '中华人民共和国行政诉讼法', en: 'Administrative Litigation Law' },
  articles: [46],
  source: '《中华人民共和国行政诉讼法》（2017年6月27日修正）：六个月，法律另有规定的除外',
  checkedOn: '2026-11-22',
} as const satisfies LegalBasis

/** The laws the remedies of a decision rest on. */
export const REMEDY_LAWS: readonly LegalBasis[] = [RECONSIDERATION_LAW, LITIGATION_LAW]

/** Calendar days to ask for reconsideration. */
export const RECONSIDERATION_DAYS = 60
/** Months to go to court. */
export const LITIGATION_MONTHS = 6
