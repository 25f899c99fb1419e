import type { AppointmentView } from '@shared/contract/appointment'
import { addDays, dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { useNow } from '@/device/use-now'
import { useWide } from '@/device/use-wide'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { useTodayList } from '../_parts/queries'
import { StaffPage } from '../_parts/StaffPage'
import { rolesOf } from '../_parts/sections'
import { useStepKeys } from '../_parts/use-step-keys'
import { WorkplaceRow } from '../_parts/WorkplaceRow'
import { ActionSheets } from './_parts/ActionSheets'
import { CheckInBox } from './_parts/CheckInBox'
import { Counts } from './_parts/Counts'
import { DayHead } from './_parts/DayHead'
import { DetailPane } from './_parts/DetailPane'
import { type Group, isOf } from './_parts/states'
import { TodayList } from './_parts/TodayList'
import { useActions } from './_parts/use-actions'
import './_parts/today.scss'

const ROLES = rolesOf('today')

/** A window's day: where one is, who comes, and this one. */
export default function TodayPage() {
  const { t } = useText(today)
  const wide = useWide()
  const now = useNow(15_000)
  const places = usePlaces(ROLES)
  const { point, desk } = places
  const [shift, setShift] = useState(0)
  const [group, setGroup] = useState<Group>('all')
  const [chosen, setChosen] = useState<string>()
  const day = addDays(dayOf(now), shift)
  const query = useTodayList(point?.id, day, desk?.kind)
  const list = query.data ?? []
  const shown = list.filter((one) => isOf(group, one))
  const current = list.find(({ id }) => id === chosen)
  const actions = useActions({ current, desk })

  const found = (appointment: AppointmentView) => {
    setGroup('all')
    setChosen(appointment.id)
  }
  useStepKeys({ rows: shown, isOpen: ({ id }) => id === chosen, onStep: ({ id }) => setChosen(id) }, wide)
  useKeys(actions.keys, wide)

  return (
    <StaffPage
      section="today"
      layout="panes"
      rail={
        <>
          <WorkplaceRow
            roles={ROLES}
            withDesk
            asking={actions.asking === 'desk'}
            onAsked={() => actions.ask(undefined)}
          />
          <Counts list={list} value={group} onChange={setGroup} />
        </>
      }
    >
      <View className="today-list">
        <DayHead day={day} shift={shift} onShift={setShift} count={shown.length} />
        {point && shift === 0 ? <CheckInBox pointId={point.id} onDone={found} /> : null}
        <TodayList query={query} shown={shown} now={now} chosen={current?.id} onChoose={setChosen} />
      </View>
      <DetailPane
        wide={wide}
        appointment={current}
        now={now}
        places={places}
        actions={actions}
        onClose={() => setChosen(undefined)}
        hint={t('chooseHelp')}
      />
      <ActionSheets actions={actions} current={current} />
    </StaffPage>
  )
}
