import { LIGHTS } from '@shared/contract/case'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../../staff/_parts/Filter'
import type { Light } from '../../_parts/due'

/** How a list is narrowed; undefined shows all. */
export interface Narrow {
  itemId?: string | undefined
  light?: Light | undefined
  mine?: 'yes' | undefined
}

interface FilterSheetProps {
  value: Narrow
  items: readonly { id: string; name: string }[]
  onChange: (narrow: Narrow) => void
  onClose: () => void
}

/** Which of a list: by light, whose, by item. It shows at once behind the sheet. */
export function FilterSheet({ value, items, onChange, onClose }: FilterSheetProps) {
  const { t } = useText(deskWork)
  const { t: tc } = useText(deskCase)
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('filterTitle')}
      foot={
        <>
          <Button kind="ghost" text={t('clear')} onTap={() => onChange({})} />
          <Button text={t('show')} onTap={onClose} />
        </>
      }
    >
      <View className="sub">{t('light')}</View>
      <Filter<Light | 'every'>
        label={t('light')}
        value={value.light ?? 'every'}
        options={[
          { value: 'every', text: t('everyLight') },
          ...LIGHTS.map((light) => ({ value: light, text: tc(`light_${light}`) })),
        ]}
        onChange={(light) => onChange({ ...value, light: light === 'every' ? undefined : light })}
      />
      <View className="sub">{t('whose')}</View>
      <Filter<'yes' | 'all'>
        label={t('whose')}
        value={value.mine ?? 'all'}
        options={[
          { value: 'all', text: t('all') },
          { value: 'yes', text: t('mine') },
        ]}
        onChange={(mine) => onChange({ ...value, mine: mine === 'yes' ? 'yes' : undefined })}
      />
      <View className="sub">{t('item')}</View>
      <OptionList
        label={t('item')}
        value={value.itemId ?? ''}
        options={[{ value: '', text: t('every') }, ...items.map(({ id, name }) => ({ value: id, text: name }))]}
        onChange={(itemId) => onChange({ ...value, itemId: itemId === '' ? undefined : itemId })}
      />
    </Sheet>
  )
}
