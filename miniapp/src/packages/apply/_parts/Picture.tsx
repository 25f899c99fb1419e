import type { LaneView } from '@shared/contract/progress'
import { type Axis, axisOf, barsOf, isOpen, placeOf, ticksOf } from '@shared/domain/lane-span'
import type { Instant } from '@shared/domain/time'
import { Text, View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { useWide } from '@/device/use-wide'
import { dateOf, monthDay } from '@/i18n/dates'
import { aria } from '@/platform/aria'
import { isGranted, useCaseWords } from './case-words'
import './picture.scss'

interface PictureProps {
  lanes: readonly LaneView[]
  submittedAt: Instant
  /** When it was true; the line of today stands there. */
  now: Instant
  onShow: (caseId: string) => void
}

/** A share of the width as CSS wants it. */
const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`

/** All items side by side on one axis of days: what was walked, where each stands today, until when at the latest. */
export function Picture({ lanes, submittedAt, now, onShow }: PictureProps) {
  const { t } = useCaseWords()
  const axis = axisOf(lanes, submittedAt, now)
  const laneOf = (itemId: string) => lanes.find((lane) => lane.itemId === itemId)
  const today = lanes.some(isOpen)
  return (
    <Card kind="plain" className="picture">
      <Days axis={axis} today={today ? placeOf(axis, now) : undefined} />
      {lanes.map((lane) => (
        <Lane
          key={lane.caseId}
          lane={lane}
          axis={axis}
          submittedAt={submittedAt}
          now={now}
          today={today}
          laneOf={laneOf}
          onShow={() => onShow(lane.caseId)}
        />
      ))}
      <View className="picture__keys" {...aria({ hidden: true })}>
        {(['done', 'left', 'pause', 'law'] as const).map((kind) =>
          isUsed(kind, lanes) ? (
            <View key={kind} className="picture__key">
              <View className={`picture__swatch picture__swatch--${kind}`} />
              <Text>{t(KEY_WORDS[kind])}</Text>
            </View>
          ) : null,
        )}
      </View>
    </Card>
  )
}

const KEY_WORDS = { done: 'keyDone', left: 'keyLeft', pause: 'keyPause', law: 'keyLaw' } as const

/** A key of something that is not in the picture would only puzzle. */
function isUsed(kind: keyof typeof KEY_WORDS, lanes: readonly LaneView[]): boolean {
  if (kind === 'pause') return lanes.some(({ pauses }) => pauses.length > 0)
  if (kind === 'law') return lanes.some(({ clock }) => clock.statutoryDay !== null)
  return kind === 'done' || lanes.some(isOpen)
}

/** On a desk there is room for twice as many. */
const TICKS = { phone: 5, desk: 12 }

/** So near the left edge a label begins there instead of standing over its day. */
const EDGE = 0.08

/** The days above the lanes, and today. */
function Days({ axis, today }: { axis: Axis; today: number | undefined }) {
  const { t, language } = useCaseWords()
  const wide = useWide()
  const hidden = today ?? -1
  return (
    <View className="picture__days num" {...aria({ hidden: true })}>
      <View className="picture__axis">
        {ticksOf(axis, wide ? TICKS.desk : TICKS.phone).map(({ day, at, withMonth }) =>
          Math.abs(at - hidden) < (wide ? 0.04 : 0.11) ? null : (
            <View
              key={day}
              className={`picture__day ${at < EDGE ? 'picture__day--first' : ''}`}
              style={{ left: at < EDGE ? '0' : percent(at) }}
            >
              {withMonth ? monthDay(day, language) : dateOf(day)}
            </View>
          ),
        )}
        {today === undefined ? null : (
          <View
            className="picture__day picture__day--today"
            style={{ left: percent(Math.min(0.94, Math.max(0.05, today))) }}
          >
            {t('today')}
          </View>
        )}
      </View>
    </View>
  )
}

interface LaneProps extends Omit<PictureProps, 'lanes' | 'onShow'> {
  lane: LaneView
  axis: Axis
  /** Whether today has a line. */
  today: boolean
  laneOf: (itemId: string) => LaneView | undefined
  onShow: () => void
}

function Lane({ lane, axis, submittedAt, now, today, laneOf, onShow }: LaneProps) {
  const { t, pick, language, chipOf, nowOf } = useCaseWords()
  const { segments, joints, end, statutory } = barsOf(lane, axis, submittedAt, now)
  const chip = chipOf(lane)
  const { sentence, until } = nowOf(lane, (itemId) => {
    const other = laneOf(itemId)
    return other ? pick(other.name) : ''
  })
  const line = until === undefined ? sentence : t('withDay', { sentence, until })
  const name = pick(lane.name)
  const daysOf = ({ clock }: LaneView): string =>
    (
      [
        ['promised', clock.promisedDay],
        ['statutory', clock.statutoryDay],
      ] as const
    )
      .flatMap(([key, day]) => (day === null ? [] : [`${t(key)} ${monthDay(day, language)}`]))
      .join(t('join'))
  const days = daysOf(lane)
  const label = days === '' ? 'laneLabel' : 'laneLabelDays'
  return (
    <Tap className="lane" onTap={onShow} label={t(label, { name, chip: chip.text, line, days })}>
      <View className="lane__content">
        <View className="lane__name">{name}</View>
        <View className="lane__chip">
          <Chip {...chip} />
          <View className="lane__days num">{days}</View>
        </View>
        <View className="lane__track" {...aria({ hidden: true })}>
          <View className="lane__rail" />
          {segments.map(({ kind, from, to }) => (
            <View
              key={`${kind}${from}`}
              className={`lane__bar lane__bar--${kind}`}
              style={{ left: percent(from), width: percent(to - from) }}
            />
          ))}
          {joints.map((joint) => (
            <View key={joint} className="lane__joint" style={{ left: percent(joint) }} />
          ))}
          {end === null ? null : (
            <View
              className={`lane__end lane__end--${isGranted(lane) ? 'good' : 'other'}`}
              style={{ left: percent(end) }}
            >
              <Icon name={isGranted(lane) ? 'check' : 'minus'} size="s" />
            </View>
          )}
          {statutory === null ? null : <View className="lane__law" style={{ left: percent(statutory) }} />}
          {today ? <View className="lane__today" style={{ left: percent(placeOf(axis, now)) }} /> : null}
        </View>
        <View className="lane__line">
          <View className="grow">
            {until === undefined ? sentence : t('withDay', { sentence, until: '' })}
            {until === undefined ? null : <Text className="whole">{until}</Text>}
          </View>
          <Icon name="chevron" size="s" className="lane__arrow" />
        </View>
      </View>
    </Tap>
  )
}
