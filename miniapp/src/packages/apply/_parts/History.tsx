import type { LaneView } from '@shared/contract/progress'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { instantText } from '@/i18n/dates'
import { progressEvents } from '@/i18n/texts/progress-events'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useCaseWords } from './case-words'
import { type CaseEventView, useEventWords } from './event-words'

interface Happened {
  event: CaseEventView
  /** Items it happened to; several where one tap started all of them. */
  lanes: LaneView[]
}

const AT_FIRST = 6

/** Everything that happened, the newest first; what happened to several items at one moment is one line. */
export function History({ lanes }: { lanes: readonly LaneView[] }) {
  const { t: te } = useText(progressEvents)
  const [all, setAll] = useState(false)
  const { eventText } = useEventNames(lanes)
  const happened = together(lanes, eventText)
  if (happened.length === 0) return null
  const shown = all ? happened : happened.slice(0, AT_FIRST)
  return (
    <>
      <Heading text={te('eventsTitle')} />
      <Card>
        <EventLines lines={shown} lanes={lanes} />
        {shown.length < happened.length ? (
          <Button kind="plain" size="small" text={te('eventsMore')} onTap={() => setAll(true)} />
        ) : null}
      </Card>
    </>
  )
}

/** Event words that know the names of the other lanes. */
function useEventNames(lanes: readonly LaneView[]) {
  const { pick } = useCaseWords()
  return useEventWords((itemId) => {
    const lane = lanes.find((one) => one.itemId === itemId)
    return lane ? pick(lane.name) : itemId
  })
}

/** Lines of what happened: when, what, to which item, in the words of who did it. */
export function EventLines({ lines, lanes }: { lines: readonly Happened[]; lanes: readonly LaneView[] }) {
  const { t, pick, language } = useCaseWords()
  const { eventText } = useEventNames(lanes)
  return (
    <View {...aria({ role: 'list' })}>
      {lines.map(({ event, lanes: whose }) => (
        <View key={`${whose[0]?.caseId}${event.seq}`} className="event-line" {...aria({ role: 'listitem' })}>
          <View className="event-line__mark" {...aria({ hidden: true })} />
          <View className="grow">
            <View className="event-line__when num">{instantText(event.at, language)}</View>
            <View>{eventText(event)}</View>
            {event.words ? <View className="event-line__words">{t('words', { words: event.words })}</View> : null}
            {whose.length > 0 && lanes.length > 1 ? (
              <View className="tiny">{whose.map(({ name }) => pick(name)).join(t('list'))}</View>
            ) : null}
          </View>
        </View>
      ))}
    </View>
  )
}

/** All events of all lanes, newest first; same words at the same moment are one. */
function together(lanes: readonly LaneView[], textOf: (event: CaseEventView) => string): Happened[] {
  const found: Happened[] = []
  const known = new Map<string, Happened>()
  for (const lane of lanes) {
    for (const event of lane.events) {
      const key = `${event.at} ${textOf(event)} ${event.words ?? ''}`
      const same = known.get(key)
      if (same) same.lanes.push(lane)
      else {
        const line = { event, lanes: [lane] }
        known.set(key, line)
        found.push(line)
      }
    }
  }
  return found.sort((a, b) => b.event.at - a.event.at || b.event.seq - a.event.seq)
}
