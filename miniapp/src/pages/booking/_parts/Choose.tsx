import type { AppointmentView } from '@shared/contract/appointment'
import type { Subject } from '@shared/contract/common'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCatalogue } from '@/api/queries/catalogue'
import { useMe } from '@/api/queries/me'
import { useRules } from '@/api/queries/rules'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { PartySheet } from '@/components/PartySheet'
import { PointCard } from '@/components/point/PointCard'
import { usePointChoices } from '@/components/point/use-points'
import { openLogin } from '@/device/return'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import { BookingBar } from './BookingBar'
import { BookingProblem } from './BookingProblem'
import { useChoice } from './use-choice'
import { useConfirm } from './use-confirm'
import { WaitSheet } from './WaitSheet'
import { WhenPart } from './WhenPart'
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
  const hotline = useCatalogue().data?.district.hotline ?? ''
  const points = usePointChoices(subject)
  const point = changing
    ? points.choices.find((choice) => choice.point.id === changing.appointment.pointId)
    : points.current
  const choice = useChoice(point?.point.id)
  const { day, slot, hold } = choice
  const [sheet, setSheet] = useState<'who' | 'add' | 'wait'>()
  const [partyId, setPartyId] = useState<string>()
  const closeSheet = () => setSheet(undefined)

  const parties = me.data?.parties ?? []
  const party =
    parties.find(({ id }) => id === partyId) ??
    parties.find(({ kind }) => kind === 'self') ??
    (parties.length === 1 ? parties[0] : undefined)
  const confirm = useConfirm({ subject, party, choice, changing: changing?.appointment.id })

  const pickParty = (id: string) => {
    setPartyId(id)
    choice.clearProblem()
  }
  const askToWait = () => {
    if (!signedIn) return void openLogin()
    setSheet(party ? 'wait' : 'add')
  }
  const step = () => {
    if (slot === undefined && choice.full && !changing) return { text: t('wait'), onTap: askToWait }
    if (slot === undefined) return { text: t('pickTime'), onTap: () => undefined, disabled: true }
    if (!signedIn) return { text: t('signIn'), onTap: openLogin }
    if (!changing && !party) return { text: t('whoAdd'), onTap: () => setSheet(parties.length > 0 ? 'who' : 'add') }
    return { text: changing ? t('confirmChange') : t('confirm'), onTap: confirm, disabled: hold === undefined }
  }

  return (
    <Page
      title={changing ? t('changeTitle') : t('title')}
      bar={
        point ? (
          <>
            <BookingProblem
              problem={choice.problem}
              phone={point.point.phones[0] ?? hotline}
              onWait={askToWait}
              onPickPerson={() => setSheet('who')}
            />
            <BookingBar day={day} slot={slot} hold={hold} step={step()} signedIn={signedIn} onError={choice.fail} />
          </>
        ) : undefined
      }
    >
      <Load query={points.loading}>
        {() =>
          point ? (
            <>
              {changing ? <Notice icon="swap">{changing.note}</Notice> : null}
              <PointCard points={points} current={point} fixed={changing !== undefined} />
              <WhenPart point={point.point} choice={choice} />
              {changing || !signedIn ? null : (
                <WhoCard
                  parties={parties}
                  value={party}
                  choosing={sheet === 'who'}
                  setChoosing={(choosing) => setSheet(choosing ? 'who' : undefined)}
                  onChoose={pickParty}
                  onAdd={() => setSheet('add')}
                />
              )}
              <Rule />
              {day && party ? (
                <WaitSheet
                  open={sheet === 'wait'}
                  onClose={closeSheet}
                  onError={choice.fail}
                  pointId={point.point.id}
                  day={day}
                  partyId={party.id}
                  subject={subject}
                />
              ) : null}
              <PartySheet
                open={sheet === 'add'}
                onClose={closeSheet}
                parties={parties}
                onAdded={({ id }) => {
                  pickParty(id)
                  closeSheet()
                }}
              />
            </>
          ) : (
            <Blank icon="pin" title={t('noPoint', { phone: hotline })} />
          )
        }
      </Load>
    </Page>
  )
}

/** Until when one can cancel, as the district's rules say. */
function Rule() {
  const { t } = useText(words)
  const hours = (useRules().data?.rules.cancelBeforeMinutes ?? 0) / 60
  return <View className="sub">{Number.isInteger(hours) && hours > 0 ? t('ruleHours', { hours }) : t('rule')}</View>
}
