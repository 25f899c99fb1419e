import type { AppointmentView } from '@shared/contract/appointment'
import type { AnswerOf, CallOf } from '@shared/contract/endpoint'
import { findApplications } from '@shared/contract/work-list'
import { useState } from 'react'
import { call } from '@/api/client'
import { whatIsIt } from './what-is-it'

export type Found = AnswerOf<typeof findApplications>['applications'][number]
type Query = CallOf<typeof findApplications>['query']

export interface Finding {
  found: readonly Found[]
  /** The appointment somebody came with, when that is how they were found. */
  appointment: AppointmentView | undefined
}

interface Find {
  finding: Finding | undefined
  /** @returns what was found; undefined when the text can be nothing of the kind. */
  byText: (text: string, today: readonly AppointmentView[]) => Promise<Finding | undefined>
  byAppointment: (appointment: AppointmentView) => Promise<Finding>
}

/** Looks for applications by what somebody shows or says; nothing can be browsed. */
export function useFind(): Find {
  const [finding, setFinding] = useState<Finding>()
  const ask = async (query: Query, appointment: AppointmentView | undefined): Promise<Finding> => {
    const { applications } = await call(findApplications, { query })
    const next = { found: applications, appointment }
    setFinding(next)
    return next
  }
  const byAppointment = (appointment: AppointmentView) => ask({ appointmentId: appointment.id }, appointment)
  const byText: Find['byText'] = async (text, today) => {
    const wanted = whatIsIt(text)
    if (wanted === undefined) return undefined
    if (!('ticket' in wanted)) return ask(wanted, undefined)
    const appointment = today.find(({ number }) => number === wanted.ticket)
    if (appointment) return byAppointment(appointment)
    const nobody = { found: [], appointment: undefined }
    setFinding(nobody)
    return nobody
  }
  return { finding, byText, byAppointment }
}
