import type { UrgeView } from '@shared/contract/supervision'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { open } from '@/device/navigate'
import { dayText, instantText } from '@/i18n/dates'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../../desk/_parts/use-names'
import { Said } from '../../_parts/Said'

/** A question about a case, by which day it wants an answer, and the answer. */
export function UrgeCard({ urge, onAnswer }: { urge: UrgeView; onAnswer: () => void }) {
  const { t, pick, language } = useText(supervision)
  const places = usePlaceNames()
  const chip = () => {
    if (urge.state === 'answered') return { tone: 'good' as const, text: t('urgeAnswered') }
    if (urge.late) return { tone: 'stop' as const, text: t('urgeLate') }
    return { tone: 'soon' as const, text: t('answerBy', { day: dayText(urge.dueDay, language) }) }
  }
  const asked = ({ from, to }: UrgeView) => {
    if (from && to) return t('askedFromTo', { from: from.name, to: to.name })
    if (from) return t('askedFrom', { name: from.name })
    return to ? t('askedTo', { name: to.name }) : undefined
  }
  const facts = [
    places.department(urge.departmentId),
    urge.number === null ? undefined : queryNumberText(urge.number),
    t('askedAt', { when: instantText(urge.createdAt, language) }),
    asked(urge),
  ]
  const name = pick(urge.name)
  return (
    <Card className="said-card">
      <View className="said-card__head">
        <View className="grow strong">{name}</View>
        <Chip {...chip()} />
      </View>
      <View className="tiny num">{facts.filter((fact) => fact !== undefined).join(' · ')}</View>
      <Said label={t('urgeWords')} words={urge.words} />
      <Said
        label={
          urge.answeredAt === null ? t('answer') : t('answeredAt', { when: instantText(urge.answeredAt, language) })
        }
        words={urge.answer}
      />
      <View className="said-card__foot">
        <View className="grow" />
        <View className="said-card__act">
          <Button
            kind="ghost"
            size="small"
            text={t('open')}
            label={`${t('open')}：${name}`}
            onTap={() => open('deskCase', { id: urge.applicationId, case: urge.caseId })}
          />
        </View>
        {urge.actions.includes('answer') ? (
          <View className="said-card__act">
            <Button size="small" text={t('answer')} label={`${t('answer')}：${name}`} onTap={onAnswer} />
          </View>
        ) : null}
      </View>
    </Card>
  )
}
