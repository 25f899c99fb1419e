import type { LegalBasis, Text } from '../../contract/catalogue'
import { LITIGATION_MONTHS, RECONSIDERATION_DAYS, REMEDY_LAWS } from './law'
import { both } from './sheet'

const CHINESE = '零一二三四五六七八九'

/** 一 to 九十九. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  const before = tens === 0 ? '' : `${tens === 1 ? '' : (CHINESE[tens] ?? '')}十`
  return `${before}${ones === 0 ? '' : (CHINESE[ones] ?? '')}`
}

/** `《中华人民共和国行政诉讼法》第四十六条`, `Administrative Litigation Law, article 46`. */
export function lawWords({ law, articles = [] }: Pick<LegalBasis, 'law' | 'articles'>): Text {
  const zh = articles.map((article) => `第${chineseNumber(article)}条`).join('、')
  const en = articles.length === 0 ? '' : `, article ${articles.join(', ')}`
  return both(`《${law.zh}》${zh}`, `${law.en}${en}`)
}

/** What one can do against a decision, until when, and where to ask. Told with every decision against the applicant (行政许可法 38). */
export function remedies(hotline: string): Text[] {
  const laws = REMEDY_LAWS.map(lawWords)
  return [
    both(
      `不服这个决定，可以从知道之日起 ${RECONSIDERATION_DAYS} 日内申请行政复议；法律规定的期限更长的，按更长的算。`,
      `You may ask for administrative reconsideration within ${RECONSIDERATION_DAYS} days of learning of this decision, or longer where a law says so.`,
    ),
    both(
      `也可以从知道之日起 ${LITIGATION_MONTHS} 个月内向人民法院提起行政诉讼；法律另有规定的，按规定办。`,
      `You may also bring an action before the people’s court within ${LITIGATION_MONTHS} months of learning of it, unless a law says otherwise.`,
    ),
    both(
      `依据：${laws.map(({ zh }) => zh).join('；')}。不知道向哪里提，可以打 ${hotline} 问。`,
      `Basis: ${laws.map(({ en }) => en).join('; ')}. If you do not know where to go, call ${hotline}.`,
    ),
  ]
}
