import type { AppointmentView } from '@shared/contract/appointment'
import { dayOf } from '@shared/domain/time'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { checkInWith, type Proof } from '@/api/check-in'
import { hallNow } from '@/api/clock'
import { errorText } from '@/api/error-text'
import { usePoints } from '@/api/queries/points'
import { dayText } from '@/i18n/dates'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'

/** One clear answer: what happened, and what the person does next. */
export interface Outcome {
  tone: 'good' | 'soon' | 'stop'
  /** The number called in the hall, or the minutes to wait: the largest thing on the screen. */
  figure: string | undefined
  title: string
  next: string
}

/** Checks in and says how it went, whatever happens. */
export function useOutcome(pointId: string) {
  const words = useOutcomeWords()
  const [outcome, setOutcome] = useState<Outcome>()
  const [checking, setChecking] = useState(false)

  const submit = async (proof: Proof) => {
    if (checking) return
    setChecking(true)
    try {
      setOutcome(words.admitted(await checkInWith(pointId, proof)))
    } catch (error) {
      setOutcome(words.refused(error))
    } finally {
      setChecking(false)
    }
  }
  return {
    outcome,
    checking,
    submit,
    /** What came in cannot be a code or a number. */
    refuse: () => setOutcome(words.unreadable),
    reset: () => setOutcome(undefined),
  }
}

function useOutcomeWords() {
  const { t, pick, language } = useText(kiosk)
  const { data: points } = usePoints()

  const admitted = ({ number, windowKind }: AppointmentView): Outcome => ({
    tone: 'good',
    figure: number,
    title: t('okTitle'),
    next: t('okNext', { kind: t(windowKind), number }),
  })

  const stop = (title: string, next: string): Outcome => ({ tone: 'stop', figure: undefined, title, next })
  const unreadable = stop(t('wrongTitle'), t('wrongNext'))

  const refused = (error: unknown): Outcome => {
    if (!(error instanceof ApiError) || error.passing) return stop(t('downTitle'), t('downNext'))
    const { minutes, pointId, day } = error.details ?? {}
    switch (error.code) {
      case 'CHECKIN_TOO_EARLY': {
        const wait = { minutes: Number(minutes) }
        return { tone: 'soon', figure: t('earlyFigure', wait), title: t('earlyTitle'), next: t('earlyNext', wait) }
      }
      case 'CHECKIN_TOO_LATE':
        return { tone: 'soon', figure: undefined, title: t('lateTitle'), next: t('lateNext') }
      case 'CHECKIN_WRONG_PLACE': {
        const point = points?.find(({ id }) => id === pointId)
        return stop(t('placeTitle'), point ? t('placeNext', { point: pick(point.name) }) : t('placeUnknown'))
      }
      case 'CHECKIN_WRONG_DAY': {
        const wanted = String(day)
        const said = { day: dayText(wanted, language) }
        return stop(t('dayTitle'), wanted < dayOf(hallNow()) ? t('dayPastNext', said) : t('dayNext', said))
      }
      case 'CHECKIN_USED':
        return { tone: 'good', figure: undefined, title: t('usedTitle'), next: t('usedNext') }
      case 'APPOINTMENT_NOT_OPEN':
        return stop(t('closedTitle'), t('closedNext'))
      case 'PASS_EXPIRED':
        return stop(t('expiredTitle'), t('expiredNext'))
      case 'PASS_INVALID':
      case 'BAD_FIELD':
        return unreadable
      default:
        return stop(t('wrongTitle'), errorText(error))
    }
  }
  return { admitted, refused, unreadable }
}
