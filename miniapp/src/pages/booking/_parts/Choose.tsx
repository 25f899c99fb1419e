import { type AppointmentView, bookAppointment, changeAppointment } from '@shared/contract/appointment'
import type { Subject } from '@shared/contract/common'
import type { SlotView } from '@shared/contract/slot'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewAppointments } from '@/api/queries/appointment'
import { useDays } from '@/api/queries/days'
import { useMe } from '@/api/queries/me'
import { useRules } from '@/api/queries/rules'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { PartySheet } from '@/components/PartySheet'
import { say } from '@/components/toast-store'
import { replace } from '@/device/navigate'
import { openLogin } from '@/device/return'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import { BookingBar } from './BookingBar'
import { BookingProblem } from './BookingProblem'
import { PointCard } from './PointCard'
import { useHold } from './use-hold'
import { usePointChoices, WINDOW } from './use-points'
import { WaitSheet } from './WaitSheet'
import { firstDay, WhenPart } from './WhenPart'
import { WhoCard } from './WhoCard'
import './booking.scss'

interface ChooseProps {
  subject: Subject
  /** Moves this appointment in place of making a new one; `note` says what it was. */
  changing?: { appointment: AppointmentView; note: string }
}

/** Place, day, time and person on one page; the place is kept from the moment a time is tapped. */
export function Choose({ subject, changing }: ChooseProps) {
  const { t } = useText(words)
  const signedIn = useSignedIn()
  const me = useMe()
  const rules = useRules()
  const points = usePointChoices(subject)
  const point = changing
    ? points.choices.find((choice) => choice.point.id === changing.appointment.pointId)
    : points.current
  const pointId = point?.point.id
  const days = useDays(pointId, WINDOW)
  // A day or a time of another service point is no longer what is on the screen.
  const [picked, setPicked] = useState<{ pointId: string; day: string; slot?: SlotView }>()
  const here = picked?.pointId === pointId ? picked : undefined
  const day = here?.day ?? firstDay(days.data?.days ?? [])
  const slot = here?.slot
  const dropSlot = () => setPicked(here && { pointId: here.pointId, day: here.day })
  const dayState = days.data?.days.find((one) => one.day === day)?.state
  const [problem, setProblem] = useState<unknown>()
  const [sheet, setSheet] = useState<'who' | 'add' | 'wait'>()
  const [partyId, setPartyId] = useState<string>()

  const parties = me.data?.parties ?? []
  const party =
    parties.find(({ id }) => id === partyId) ??
    parties.find(({ kind }) => kind === 'self') ??
    (parties.length === 1 ? parties[0] : undefined)

  const { hold, taken } = useHold(signedIn ? slot?.id : undefined, {
    onError: (error) => fail(error),
    onExpired: () => {
      dropSlot()
      setProblem('expired')
      renewPlaces()
    },
  })
  const renewPlaces = () => {
    void queryClient.invalidateQueries({ queryKey: ['slots'] })
    void queryClient.invalidateQueries({ queryKey: ['days'] })
  }
  const fail = (error: unknown) => {
    setProblem(error)
    dropSlot()
    renewPlaces()
  }
  const wish = `${slot?.id ?? ''} ${party?.id ?? ''}`
  const key = useRef({ wish, key: newKey() })
  if (key.current.wish !== wish) key.current = { wish, key: newKey() }

  const confirm = async () => {
    if (!slot || !hold) return
    const idempotencyKey = key.current.key
    const kept = { slotId: slot.id, holdId: hold.id }
    if (changing) {
      const params = { id: changing.appointment.id }
      await call(changeAppointment, { params, body: kept, idempotencyKey })
      await finish(changing.appointment.id, t('changed'))
    } else if (party) {
      const booked = await call(bookAppointment, { body: { ...kept, partyId: party.id, subject }, idempotencyKey })
      await finish(booked.id, t('booked'))
    }
  }
  const finish = async (id: string, words: string) => {
    taken()
    say(words)
    void renewAppointments()
    await replace('pass', { id })
  }
  const askToWait = () => {
    if (!signedIn) return void openLogin()
    setSheet(party ? 'wait' : 'add')
  }
  const step = () => {
    if (slot === undefined && dayState === 'full') return { text: t('wait'), onTap: askToWait }
    if (slot === undefined) return { text: t('pickTime'), onTap: () => undefined, disabled: true }
    if (!signedIn) return { text: t('signIn'), onTap: openLogin }
    if (!changing && !party) return { text: t('whoAdd'), onTap: () => setSheet(parties.length > 0 ? 'who' : 'add') }
    return { text: changing ? t('confirmChange') : t('confirm'), onTap: confirm, disabled: hold === undefined }
  }

  const phone = point?.point.phones[0] ?? ''
  const hours = (rules.data?.rules.cancelBeforeMinutes ?? 0) / 60
  return (
    <Page
      title={changing ? t('changeTitle') : t('title')}
      bar={
        point ? (
          <BookingBar day={day} slot={slot} hold={hold} step={step()} signedIn={signedIn} onError={fail} />
        ) : undefined
      }
    >
      <Load query={points.loading}>
        {() =>
          point && pointId ? (
            <>
              {changing ? <Notice icon="swap">{changing.note}</Notice> : null}
              <PointCard points={points} current={point} fixed={changing !== undefined} />
              <WhenPart
                point={point.point}
                day={day}
                slotId={slot?.id}
                heldSlotId={hold?.slotId}
                onDay={(chosen) => {
                  setPicked({ pointId, day: chosen })
                  setProblem(undefined)
                }}
                onSlot={(chosen) => {
                  if (day) setPicked({ pointId, day, slot: chosen })
                  setProblem(undefined)
                }}
              />
              {changing || !signedIn ? null : (
                <WhoCard
                  parties={parties}
                  value={party}
                  choosing={sheet === 'who'}
                  setChoosing={(choosing) => setSheet(choosing ? 'who' : undefined)}
                  onChoose={setPartyId}
                  onAdd={() => setSheet('add')}
                />
              )}
              <BookingProblem
                problem={problem}
                phone={phone}
                onWait={askToWait}
                onPickPerson={() => setSheet('who')}
                onDismiss={() => setProblem(undefined)}
              />
              <View className="sub">
                {Number.isInteger(hours) && hours > 0 ? t('ruleHours', { hours }) : t('rule')}
              </View>
              {day && party ? (
                <WaitSheet
                  open={sheet === 'wait'}
                  onClose={() => setSheet(undefined)}
                  onError={setProblem}
                  pointId={pointId}
                  day={day}
                  partyId={party.id}
                  subject={subject}
                />
              ) : null}
              <PartySheet
                open={sheet === 'add'}
                onClose={() => setSheet(undefined)}
                parties={parties}
                onAdded={({ id }) => {
                  setPartyId(id)
                  setSheet(undefined)
                }}
              />
            </>
          ) : (
            <Blank icon="pin" title={t('noPoint', { phone: '12345' })} />
          )
        }
      </Load>
    </Page>
  )
}
