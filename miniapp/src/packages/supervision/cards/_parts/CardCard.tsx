import type { CardView } from '@shared/contract/supervision'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { instantText } from '@/i18n/dates'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../../desk/_parts/use-names'
import { Said } from '../../_parts/Said'

export type CardAction = CardView['actions'][number]

/** A yellow or red card: what it is for, what was said about it, and what may be done. */
export function CardCard({ card, onAct }: { card: CardView; onAct: (action: CardAction) => void }) {
  const { t, pick, language } = useText(supervision)
  const places = usePlaceNames()
  const facts = [
    places.department(card.departmentId),
    card.number === null ? undefined : queryNumberText(card.number),
    t('gaveAt', { when: instantText(card.createdAt, language) }),
    card.mine ? t('mine') : card.person ? t('hadIt', { name: card.person.name }) : undefined,
  ]
  return (
    <Card className="said-card">
      <View className="said-card__head">
        <View className="grow strong">{pick(card.name)}</View>
        <Chip tone={card.level === 'red' ? 'stop' : 'soon'} text={t(`level_${card.level}`)} />
      </View>
      <View className="tiny num">{facts.filter((fact) => fact !== undefined).join(' · ')}</View>
      <Said label={t('explanation')} words={card.explanation} />
      <Said label={t('cancelReason')} words={card.cancelReason} />
      <View className="said-card__foot">
        <View className="grow sub">{t(`state_${card.state}`)}</View>
        {card.actions.map((action) => (
          <View key={action} className="said-card__act">
            <Button
              kind={action === 'explain' ? 'primary' : 'ghost'}
              size="small"
              text={t(action)}
              label={`${t(action)}：${pick(card.name)}`}
              onTap={() => onAct(action)}
            />
          </View>
        ))}
      </View>
    </Card>
  )
}
