import type { FindingView, GeoPoint, InspectionView } from '@shared/contract/inspection-view'
import { addDays, clockText, dayOf, type Instant, minuteOfDay } from '@shared/domain/time'
import { hallNow } from '@/api/clock'
import type { Tone } from '@/components/Chip'
import { dayText, instantText } from '@/i18n/dates'
import { inspect } from '@/i18n/texts/inspect'
import { useText } from '@/i18n/use-text'
import type { FindingDraft } from './kept-visit'

const STATE_TONES: Readonly<Record<InspectionView['state'], Tone>> = {
  proposed: 'plain',
  asked: 'soon',
  agreed: 'good',
  done: 'good',
  cancelled: 'plain',
}
const OUTCOME_TONES: Readonly<Record<FindingView['outcome'], Tone>> = { pass: 'good', rectify: 'soon', fail: 'stop' }
/** About a metre: what a phone says beyond that is noise. */
const DIGITS = 5

/** A visit in a few words. */
export function useVisitWords() {
  const { t, pick, language } = useText(inspect)
  /** `今天 10:20`, `9月3日 周四 10:20`. */
  const whenText = (at: Instant): string => {
    const day = dayOf(at)
    const today = dayOf(hallNow())
    const tomorrow = day === addDays(today, 1) ? t('dayTomorrow') : dayText(day, language)
    return t('when', { day: day === today ? t('dayToday') : tomorrow, time: clockText(minuteOfDay(at)) })
  }
  const stateChip = (state: InspectionView['state']) => ({ text: t(`state_${state}`), tone: STATE_TONES[state] })
  const outcomeChip = (outcome: FindingView['outcome']) => ({ text: t(outcome), tone: OUTCOME_TONES[outcome] })
  const placeText = (place: GeoPoint | null): string => {
    if (place === null) return t('noPlace')
    const at = { latitude: place.latitude.toFixed(DIGITS), longitude: place.longitude.toFixed(DIGITS) }
    return place.accuracy === null
      ? t('photoPlace', at)
      : t('photoPlaceAbout', { ...at, metres: Math.max(1, Math.round(place.accuracy)) })
  }
  const untilText = (until: string): string => t('untilDay', { day: dayText(until, language) })
  const takenText = (at: Instant): string => t('photoAt', { when: instantText(at, language) })
  return { t, pick, language, whenText, stateChip, outcomeChip, placeText, untilText, takenText }
}

/** When the visit is, or may be. */
export const timeOf = ({ visitAt, times }: Pick<InspectionView, 'visitAt' | 'times'>): Instant =>
  visitAt ?? times[0] ?? 0

/** Whether somebody has written something worth keeping. */
export const isBegun = (draft: FindingDraft | undefined): boolean =>
  draft !== undefined && (draft.outcome !== undefined || draft.words !== '' || draft.photos.length > 0)
