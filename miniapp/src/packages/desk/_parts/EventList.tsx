import type { DeskCase } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { instantText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useEventWords } from './event-words'
import './event-list.scss'

interface EventListProps {
  events: DeskCase['events']
  itemName: (id: string) => string
}

/** What happened to a case, the newest first, with the officer's own words below. */
export function EventList({ events, itemName }: EventListProps) {
  const { t, language } = useText(deskCase)
  const { eventText, by } = useEventWords(itemName)
  if (events.length === 0) return <View className="tiny">{t('noCourse')}</View>
  return (
    <View className="events" {...aria({ role: 'list', label: t('course') })}>
      {[...events].reverse().map((event) => (
        <View key={event.seq} className="event" {...aria({ role: 'listitem' })}>
          <View className="event__time num">{instantText(event.at, language)}</View>
          <View className="grow">
            <View>{`${personName(event.person, by(event.by))} ${eventText(event)}`}</View>
            {event.words ? <View className="event__words">{event.words}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}
