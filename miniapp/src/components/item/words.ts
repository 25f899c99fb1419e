import type { DaysRange } from '@shared/domain/checklist-days'
import { item } from '@/i18n/texts/item'
import { useText } from '@/i18n/use-text'

/** `3–6`, or `3` when both ends are equal. */
export const rangeText = ({ min, max }: DaysRange): string => (min === max ? String(max) : `${min}–${max}`)

/** Working days in words: `当天`, `5 个工作日`, `1–7 个工作日`. */
export function useWorkingDays(): (days: number | DaysRange) => string {
  const { t } = useText(item)
  return (days) => {
    const range = typeof days === 'number' ? { min: days, max: days } : days
    return range.max === 0 ? t('sameDay') : t('days', { days: rangeText(range) })
  }
}

/** Fen in words: `不收钱`, `35 元`, `12.50 元`. */
export function useMoney(): (fen: number) => string {
  const { t } = useText(item)
  return (fen) => (fen === 0 ? t('free') : t('yuan', { yuan: fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2) }))
}
