import { Text, View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { COUNTED_TO, keyOf, useListNames, type WorkList } from './lists'

interface ListsProps {
  lists: readonly WorkList[]
  value: string | undefined
  onChange: (key: string) => void
}

/** The lists somebody works on, with how many wait in each; a mark and a number say how many are late. */
export function Lists({ lists, value, onChange }: ListsProps) {
  const { t } = useText(deskWork)
  const { queueText, placeText } = useListNames(lists)
  const number = (count: number) => (count >= COUNTED_TO ? `${COUNTED_TO}+` : String(count))
  return (
    <View className="work-lists" {...aria({ role: 'radiogroup', label: t('lists') })}>
      {lists.map((list) => {
        const key = keyOf(list)
        const { count, late } = list
        return (
          <Tap
            key={key}
            className={`work-lists__one ${key === value ? 'work-lists__one--current' : ''}`}
            role="radio"
            checked={key === value}
            label={t('listOf', { queue: [queueText(list), placeText(list)].join(' '), count: number(count), late })}
            onTap={() => onChange(key)}
          >
            <View className="work-lists__content">
              <View className="grow">
                <View>{queueText(list)}</View>
                {placeText(list) === '' ? null : <View className="work-lists__place">{placeText(list)}</View>}
              </View>
              {late > 0 ? <Text className="work-lists__late num">{t('late', { count: number(late) })}</Text> : null}
              <Text className="work-lists__count num strong">{number(count)}</Text>
            </View>
          </Tap>
        )
      })}
    </View>
  )
}
