import type { Text } from '@shared/contract/catalogue'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import type { Light } from '../../desk/_parts/due'
import { LightMark } from '../../desk/_parts/LightMark'
import { usePlaceNames } from '../../desk/_parts/use-names'
import type { Column } from '../../staff/_parts/DataTable'

/** What every line about a case has. */
interface OfCase {
  name: Text
  light: Light
  number: string | null
  departmentId: string
}

/** The columns that name a case in a table: its item with its light, its number, whose it is. */
export function useCaseColumns(): Record<'item' | 'number' | 'department', Column<OfCase>> {
  const { t, pick } = useText(supervision)
  const places = usePlaceNames()
  return {
    item: {
      title: t('item'),
      main: true,
      share: 2.2,
      cell: ({ name, light }) => (
        <View className="lit-name">
          {light === 'none' ? null : <LightMark light={light} />}
          <View className="grow">{pick(name)}</View>
        </View>
      ),
    },
    number: {
      title: t('number'),
      share: 2.2,
      cell: ({ number }) => (number === null ? t('nothing') : queryNumberText(number)),
    },
    department: { title: t('department'), share: 1.5, cell: ({ departmentId }) => places.department(departmentId) },
  }
}
