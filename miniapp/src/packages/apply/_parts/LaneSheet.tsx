import type { LaneView } from '@shared/contract/progress'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import { Fact } from '@/components/item/Fact'
import { Sheet } from '@/components/Sheet'
import { dayText, monthDay } from '@/i18n/dates'
import { usePersonText } from '@/i18n/use-person'
import { aria } from '@/platform/aria'
import { useCaseWords } from './case-words'
import { useEventWords } from './event-words'
import { EventLines } from './History'

interface LaneSheetProps {
  lanes: readonly LaneView[]
  /** Undefined keeps it closed. */
  caseId: string | undefined
  onClose: () => void
}

/** Everything about one item: its steps, who has it, until when, why the clock stood still, what came out. */
export function LaneSheet({ lanes, caseId, onClose }: LaneSheetProps) {
  const { pick } = useCaseWords()
  const lane = lanes.find((one) => one.caseId === caseId)
  return (
    <Sheet open={lane !== undefined} onClose={onClose} title={lane ? pick(lane.name) : ''}>
      {lane ? <Lane lane={lane} lanes={lanes} /> : null}
    </Sheet>
  )
}

function Lane({ lane, lanes }: { lane: LaneView; lanes: readonly LaneView[] }) {
  const { t, pick, chipOf } = useCaseWords()
  const nameOf = (itemId: string) => {
    const other = lanes.find((one) => one.itemId === itemId)
    return other ? pick(other.name) : itemId
  }
  const events = [...lane.events].sort((a, b) => b.seq - a.seq)
  return (
    <>
      <View className="lane-state">
        <Chip {...chipOf(lane)} />
      </View>
      {lane.waitsFor.length > 0 ? (
        <View className="lane-waits">{t('waitsForHelp', { names: lane.waitsFor.map(nameOf).join(t('list')) })}</View>
      ) : null}
      <Steps lane={lane} />
      <Outcome lane={lane} />
      <Holder lane={lane} />
      <Limits lane={lane} />
      <Pauses lane={lane} nameOf={nameOf} />
      {events.length > 0 ? (
        <Fact name={t('laneEvents')}>
          <View className="lane-events">
            <EventLines lines={events.map((event) => ({ event, lanes: [] }))} lanes={lanes} />
          </View>
        </Fact>
      ) : null}
    </>
  )
}

/** The stages from top to bottom: walked, here, still to come. */
function Steps({ lane }: { lane: LaneView }) {
  const { t, pick, language } = useCaseWords()
  if (lane.stages.length === 0) return null
  return (
    <View className="steps" {...aria({ role: 'list', label: t('stages') })}>
      {lane.stages.map((stage) => (
        <View key={stage.id} className={`step step--${stage.state}`} {...aria({ role: 'listitem' })}>
          <View className="step__mark" {...aria({ hidden: true })}>
            {stage.state === 'done' ? <Icon name="check" size="s" /> : null}
          </View>
          <View className="grow">
            <View className="step__name">{pick(stage.name)}</View>
            {stageLine(stage) ? <View className="tiny num">{stageLine(stage)}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )

  function stageLine({ state, from, to, dueDay }: LaneView['stages'][number]): string {
    const on = (at: number) => monthDay(dayOf(at), language)
    if (state === 'skipped') return t('stageSkipped')
    if (state === 'done') {
      if (from === null || to === null) return ''
      return dayOf(from) === dayOf(to) ? on(to) : t('range', { from: on(from), to: on(to) })
    }
    const due = dueDay === null ? [] : [t('stageDue', { day: dayText(dueDay, language) })]
    return [...(state === 'now' && from !== null ? [t('stageOn', { from: on(from) })] : []), ...due].join(t('join'))
  }
}

function Outcome({ lane: { outcome } }: { lane: LaneView }) {
  const { t, language } = useCaseWords()
  if (!outcome) return null
  return (
    <Fact name={t('outcome')}>
      <View>{t('endedOn', { state: t(OUTCOMES[outcome.result]), day: dayText(dayOf(outcome.at), language) })}</View>
      {outcome.words ? <View className="event-line__words">{t('words', { words: outcome.words })}</View> : null}
      {outcome.remedies ? <View className="sub lane-remedies">{t('remedies')}</View> : null}
    </Fact>
  )
}

const OUTCOMES = {
  granted: 'state_granted',
  refused: 'state_refused',
  not_accepted: 'state_not_accepted',
  not_needed: 'state_not_needed',
  not_here: 'state_not_here',
  withdrawn: 'state_withdrawn',
  returned: 'state_returned',
  revoked: 'state_revoked',
} as const satisfies Record<NonNullable<LaneView['outcome']>['result'], string>

function Holder({ lane: { holder } }: { lane: LaneView }) {
  const { t, holderName } = useCaseWords()
  const nameOf = usePersonText()
  if (holder.kind === 'nobody') return null
  const { phone, person } = holder
  return (
    <Fact name={t('holder')}>
      <View className="split">
        <View className="grow">
          <View>{holder.kind === 'applicant' ? t('holderYou') : holderName({ ...holder, person: null })}</View>
          {person ? <View className="sub">{nameOf(person, '')}</View> : null}
        </View>
        {phone ? (
          <View className="lane-phone">
            <Button
              kind="ghost"
              size="small"
              icon="phone"
              text={t('phone')}
              label={`${t('phone')} ${phone}`}
              onTap={() => Taro.makePhoneCall({ phoneNumber: phone })}
            />
          </View>
        ) : null}
      </View>
    </Fact>
  )
}

/** Promise and law side by side: the one we keep, and the one nobody may pass. */
function Limits({ lane: { clock } }: { lane: LaneView }) {
  const { t, language } = useCaseWords()
  const days = (
    [
      ['promised', clock.promisedDay],
      ['statutory', clock.statutoryDay],
      ['issueDay', clock.issueDay],
    ] as const
  ).flatMap(([name, day]) => (day === null ? [] : [{ name, day }]))
  if (days.length === 0) return null
  return (
    <Fact name={t('days')}>
      <View className="limits">
        {days.map(({ name, day }) => (
          <View key={name} className="limit">
            <View className="tiny">{t(name)}</View>
            <View className="limit__day num">{dayText(day, language)}</View>
          </View>
        ))}
      </View>
      {clock.provisional ? <View className="tiny">{t('provisional')}</View> : null}
    </Fact>
  )
}

function Pauses({ lane, nameOf }: { lane: LaneView; nameOf: (itemId: string) => string }) {
  const { t, language } = useCaseWords()
  const { groundText } = useEventWords(nameOf)
  if (lane.pauses.length === 0) return null
  return (
    <Fact name={t('pauses')}>
      {lane.pauses.map(({ ground, from, to, untilDay }) => (
        <View key={from} className="lane-pause">
          <View className="num">{spanText(from, to, untilDay)}</View>
          <View className="sub">{t('pauseLaw', { ground: groundText(ground) })}</View>
        </View>
      ))}
    </Fact>
  )

  function spanText(from: number, to: number | null, untilDay: string | null): string {
    const first = monthDay(dayOf(from), language)
    if (to !== null) return t('range', { from: first, to: monthDay(dayOf(to), language) })
    if (untilDay === null) return t('pauseOpenOnly', { from: first })
    return t('pauseOpen', { from: first, until: monthDay(untilDay, language) })
  }
}
