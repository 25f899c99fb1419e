import { Text, View } from '@tarojs/components'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { RailChoice } from '../../../staff/_parts/RailChoice'
import { COUNTED_TO, keyOf, useListNames, type WorkList } from './lists'

interface ListsProps {
  lists: readonly WorkList[]
  value: string | undefined
  onChange: (key: string) => void
}

/** The lists somebody works on, with how many wait in each; a mark and a number say how many are late. */
export function Lists({ lists, ...choice }: ListsProps) {
  const { t } = useText(deskWork)
  const { queueText, placeText } = useListNames(lists)
  const number = (count: number) => (count >= COUNTED_TO ? `${COUNTED_TO}+` : String(count))
  const options = lists.map((list) => ({
    value: keyOf(list),
    label: t('listOf', {
      queue: [queueText(list), placeText(list)].join(' '),
      count: number(list.count),
      late: list.late,
    }),
    content: (
      <View className="list-name">
        <View className="grow">
          <View>{queueText(list)}</View>
          {placeText(list) === '' ? null : <View className="list-name__place">{placeText(list)}</View>}
        </View>
        {list.late > 0 ? <Text className="list-name__late num">{t('late', { count: number(list.late) })}</Text> : null}
      </View>
    ),
    count: number(list.count),
  }))
  return <RailChoice label={t('lists')} options={options} {...choice} />
}
