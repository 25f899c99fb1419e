import type { DeskCase } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Tap } from '@/components/tap/Tap'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useCaseWords } from './case-words'
import './lanes.scss'

interface LanesProps {
  cases: readonly DeskCase[]
  current: string | undefined
  onChoose: (caseId: string) => void
}

/** The cases of one application side by side, each with the steps it has behind it; a tap shows that one. */
export function Lanes({ cases, current, onChoose }: LanesProps) {
  const { t } = useText(deskCase)
  if (cases.length < 2) return null
  return (
    <>
      <Heading text={t('lanes', { count: cases.length })} />
      <View className="lanes" {...aria({ role: 'radiogroup', label: t('lanes', { count: cases.length }) })}>
        {cases.map((one) => (
          <LaneRow key={one.id} one={one} chosen={one.id === current} onChoose={() => onChoose(one.id)} />
        ))}
      </View>
    </>
  )
}

function LaneRow({ one, chosen, onChoose }: { one: DeskCase; chosen: boolean; onChoose: () => void }) {
  const { pick } = useText(deskCase)
  const { chipOf, stateText, holderText } = useCaseWords()
  const chip = chipOf(one)
  const now = one.lane.stages.find(({ state }) => state === 'now')
  return (
    <Tap className={`lanes__row ${chosen ? 'lanes__row--chosen' : ''}`} role="radio" checked={chosen} onTap={onChoose}>
      <View className="lanes__content">
        <View className="lanes__name">
          <View>{pick(one.name)}</View>
          <View className="tiny">{now ? `${pick(now.name)} · ${holderText(one)}` : stateText(one.state)}</View>
        </View>
        <View className="lanes__steps" {...aria({ hidden: true })}>
          {one.lane.stages.map(({ id, state }) => (
            <View key={id} className={`lanes__step lanes__step--${state}`} />
          ))}
        </View>
        <Chip {...chip} />
      </View>
    </Tap>
  )
}
