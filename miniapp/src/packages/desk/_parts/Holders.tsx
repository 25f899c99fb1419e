import type { DeskCase } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { useColleagues, useColleagueText } from './colleagues'

/** Who has a case in hand, and who answers for a 代理件 to its end; nothing where that is nobody. */
export function Holders({ one }: { one: DeskCase }) {
  const { t } = useText(deskCase)
  const textOf = useColleagueText(t('holderUnnamed'))
  const { responsibleId } = one
  // Who has a work name is named beside the department already.
  const assigneeId = one.takenBy === null ? one.assigneeId : null
  const { data } = useColleagues(one.id, assigneeId !== null || responsibleId !== null)
  if (!data) return null
  const nameOf = (id: string): string => {
    const known = data.find(({ accountId }) => accountId === id)
    if (!known) return t('holderLeft')
    return known.me ? t('holderMe') : textOf(known)
  }
  const lines = [
    ...(assigneeId === null ? [] : [t('inHand', { who: nameOf(assigneeId) })]),
    ...(responsibleId === null ? [] : [t('responsible', { who: nameOf(responsibleId) })]),
  ]
  return lines.length === 0 ? null : (
    <View className="case-pane__holders">
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  )
}
