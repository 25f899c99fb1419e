import type { LaneView } from '@shared/contract/progress'
import { isOpen } from '@shared/domain/lane-span'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { aria } from '@/platform/aria'
import { useCaseWords } from './case-words'

/** So many steps are named; more are counted. */
const NAMED = 3

/** What happens next, the soonest first; nothing once all is over. */
export function Next({ lanes }: { lanes: readonly LaneView[] }) {
  const { t, pick, nowOf } = useCaseWords()
  const open = lanes
    .filter((lane) => isOpen(lane) && lane.next.key !== 'over')
    .sort((a, b) => dayOfNext(a).localeCompare(dayOfNext(b)))
  if (open.length === 0) return null
  const nameOf = (itemId: string) => {
    const lane = lanes.find((one) => one.itemId === itemId)
    return lane ? pick(lane.name) : ''
  }
  const afterwards = ({ stages }: LaneView): string[] => {
    const names = stages.filter(({ state }) => state === 'next').map(({ name }) => pick(name))
    if (names.length > NAMED) return [t('afterwardsMany', { count: names.length })]
    return names.length === 0 ? [] : [t('afterwards', { names: names.join(t('list')) })]
  }
  return (
    <>
      <Heading text={t('nextTitle')} />
      <Card>
        <View {...aria({ role: 'list' })}>
          {open.map((lane) => {
            const { sentence, until } = nowOf(lane, nameOf)
            return (
              <View key={lane.caseId} className="next-line" {...aria({ role: 'listitem' })}>
                <View className="next-line__dot" {...aria({ hidden: true })} />
                <View className="grow">
                  <View>{sentence}</View>
                  {until === undefined ? null : <View className="sub">{until}</View>}
                  <View className="tiny">{[pick(lane.name), ...afterwards(lane)].join(t('join'))}</View>
                </View>
              </View>
            )
          })}
        </View>
      </Card>
    </>
  )
}

/** Without a day comes last. */
const dayOfNext = ({ next, clock }: LaneView): string => next.day ?? clock.dueDay ?? '9999'
