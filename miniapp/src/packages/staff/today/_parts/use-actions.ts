import type { AppointmentView } from '@shared/contract/appointment'
import type { StaffRole } from '@shared/contract/endpoint'
import type { ServicePoint } from '@shared/contract/service-point'
import { checkInByHand, startVisit } from '@shared/contract/visit'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { useMe } from '@/api/queries/me'
import { say, sayError } from '@/components/toast-store'
import { staff } from '@/i18n/texts/staff'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { showAnswer } from '../../_parts/queries'

/** The sheets that an action may open. */
export type Asking = 'desk' | 'late' | 'finish' | 'no_show' | 'contact' | undefined
export type StaffAction = 'check_in' | 'start' | 'finish' | 'no_show' | 'contact'

interface Subject {
  current: AppointmentView | undefined
  desk: ServicePoint['desks'][number] | undefined
}

/** The key of each action, shown on its button. */
export const ACTION_KEYS: Record<StaffAction, string> = {
  check_in: 'C',
  start: 'S',
  finish: 'F',
  no_show: 'N',
  contact: 'V',
}

export interface Actions {
  asking: Asking
  ask: (what: Asking) => void
  offered: readonly StaffAction[]
  /** The person is a clerk at this service point. */
  acts: boolean
  hasDesk: boolean
  run: (action: StaffAction) => Promise<void>
  keys: Readonly<Record<string, () => void>>
}

/** What can be done with the chosen appointment: the API's own list, and for whom it may be seen the contact. */
export function useActions({ current, desk }: Subject): Actions {
  const { t } = useText(today)
  const { t: ts } = useText(staff)
  const { data: me } = useMe()
  const [asking, ask] = useState<Asking>()
  const holds = (role: StaffRole) =>
    (me?.roles ?? []).some((one) => one.role === role && (one.pointId === null || one.pointId === current?.pointId))
  const offered = offeredBy(current)

  const checkIn = async ({ id, number, windowKind }: AppointmentView) => {
    try {
      showAnswer(await call(checkInByHand, { params: { id }, body: {} }))
      say(t('checkedIn', { number, kind: ts(windowKind) }))
    } catch (error) {
      if (error instanceof ApiError && error.code === 'CHECKIN_TOO_LATE') ask('late')
      else throw error
    }
  }
  const start = async ({ number, visit }: AppointmentView) => {
    if (!desk || !visit) return ask('desk')
    showAnswer(await call(startVisit, { params: { id: visit.id }, body: { windowId: desk.id } }))
    say(t('startedSay', { number }))
  }
  const run = async (action: StaffAction) => {
    if (!current || !offered.includes(action)) return
    if (action === 'check_in') await checkIn(current)
    else if (action === 'start') await start(current)
    else ask(action)
  }
  const keys = Object.fromEntries(
    offered.map((action) => [ACTION_KEYS[action].toLowerCase(), () => void run(action).catch(sayError)]),
  )
  return { asking, ask, offered, acts: holds('clerk'), hasDesk: desk !== undefined, run, keys }
}

function offeredBy(appointment: AppointmentView | undefined): StaffAction[] {
  if (!appointment) return []
  const order: readonly StaffAction[] = ['check_in', 'start', 'finish', 'no_show']
  const allowed: readonly string[] = appointment.allowedActions
  return [...order.filter((action) => allowed.includes(action)), 'contact']
}
