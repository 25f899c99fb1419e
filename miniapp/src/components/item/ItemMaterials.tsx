import type { ItemMaterial, Material, ServiceItem } from '@shared/contract/catalogue'
import { VARIANT_NAMES } from '@shared/domain/variant-name'
import { View } from '@tarojs/components'
import { item as words } from '@/i18n/texts/item'
import { useText } from '@/i18n/use-text'
import { Fact } from './Fact'

interface ItemMaterialsProps {
  item: ServiceItem
  materials: readonly Material[]
}

/** What an item needs, each paper once: below it for which way, or in which case, where that is not always. */
export function ItemMaterials({ item, materials }: ItemMaterialsProps) {
  const { t, pick } = useText(words)
  const needOf = useNeed(item)
  // A list kept on the phone may be older than the item; what it does not know has no name.
  const listed = materials.filter(({ id }) => item.materials.some(({ material }) => material === id))
  const place = (id: string) => item.materials.findIndex(({ material }) => material === id)
  return (
    <Fact name={t('materials')}>
      {listed
        .sort((a, b) => place(a.id) - place(b.id))
        .map(({ id, name }) => (
          <View key={id} className="fact__line">
            <View className="fact__mark">·</View>
            <View className="grow">
              {pick(name)}
              {item.materials
                .filter(({ material }) => material === id)
                .map(needOf)
                .map((need) => (need === null ? null : <NeedLine key={need} text={need} />))}
            </View>
          </View>
        ))}
    </Fact>
  )
}

const NeedLine = ({ text }: { text: string }) => <View className="tiny">{text}</View>

/** For which way and in which case a paper is needed, in words; null for one that always is. */
function useNeed({ variants: offered }: ServiceItem): (entry: ItemMaterial) => string | null {
  const { t, pick } = useText(words)
  return ({ variants, when }) => {
    const ways = offered.filter(({ variant }) => variants === undefined || variants.includes(variant))
    const named = ways.map(({ variant }) => pick(VARIANT_NAMES[variant])).join(t('comma'))
    if (ways.length === offered.length) return when === undefined ? null : t('onlyWhen', { when: pick(when) })
    return when === undefined ? t('onlyFor', { ways: named }) : t('onlyForWhen', { ways: named, when: pick(when) })
  }
}
