import type { AppointmentView } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import type { Places } from '@/api/places'
import { Blank } from '@/components/Blank'
import { Sheet } from '@/components/Sheet'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { ActionButtons } from './ActionButtons'
import { Detail } from './Detail'
import type { Actions } from './use-actions'
import { whyNot } from './why'

interface DetailPaneProps {
  wide: boolean
  appointment: AppointmentView | undefined
  now: number
  places: Places
  actions: Actions
  onClose: () => void
  hint: string
}

/** This one: beside the list at a desk, over it on a phone. */
export function DetailPane({ wide, appointment, now, places, actions, onClose, hint }: DetailPaneProps) {
  const { t } = useText(today)
  const { acts, hasDesk } = actions
  const why = appointment ? whyNot(appointment, { now, acts, hasDesk, t }) : []
  const reasons = why.length > 0 ? <View className="today-why">{why.join(' · ')}</View> : null
  if (!wide) {
    // An action's own sheet takes the place of the detail, so that two never lie on each other.
    return (
      <Sheet
        open={appointment !== undefined && actions.asking === undefined}
        onClose={onClose}
        title={appointment ? `${appointment.number} ${appointment.party.name}` : ''}
        foot={<ActionButtons actions={actions} stacked />}
      >
        {appointment ? <Detail appointment={appointment} desks={places.point?.desks ?? []} /> : null}
        {reasons}
      </Sheet>
    )
  }
  return (
    <View className="today-detail">
      {appointment ? (
        <>
          <View className="today-detail__head">
            <View className="grow">
              <View className="today-detail__title" {...aria({ role: 'heading', level: 2 })}>
                <View className="today-detail__number num">{appointment.number}</View>
                <View>{appointment.party.name}</View>
              </View>
            </View>
            <ActionButtons actions={actions} />
          </View>
          <Detail appointment={appointment} desks={places.point?.desks ?? []} />
          {reasons}
        </>
      ) : (
        <Blank icon="person" title={t('choose')} help={hint} />
      )}
    </View>
  )
}
