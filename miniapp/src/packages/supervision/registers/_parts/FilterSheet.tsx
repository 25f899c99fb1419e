import { LIGHTS } from '@shared/contract/case'
import type { RegisterFilters } from '@shared/contract/register'
import { CASE_STATES, type CaseStateName } from '@shared/domain/case/state'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { deskCase } from '@/i18n/texts/desk-case'
import { registers } from '@/i18n/texts/registers'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../../desk/_parts/use-names'
import { Filter } from '../../../staff/_parts/Filter'

/** How a register is narrowed; undefined shows all. */
export type Narrow = Partial<Pick<RegisterFilters, 'departmentId' | 'itemId' | 'state' | 'light'>>

interface FilterSheetProps {
  value: Narrow
  items: readonly { id: string; name: string }[]
  onChange: (narrow: Narrow) => void
  onClose: () => void
}

/** Which lines of a register: by department, item, state, light. It shows at once behind the sheet. */
export function FilterSheet({ value, items, onChange, onClose }: FilterSheetProps) {
  const { t, pick } = useText(registers)
  const { t: tc } = useText(deskCase)
  const { departments } = usePlaceNames()
  const some = (text: string) => (text === '' ? undefined : text)
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
      <Filter<(typeof LIGHTS)[number] | 'every'>
        label={t('light')}
        value={value.light ?? 'every'}
        options={[
          { value: 'every', text: t('everyLight') },
          ...LIGHTS.map((light) => ({ value: light, text: tc(`light_${light}`) })),
        ]}
        onChange={(light) => onChange({ ...value, light: light === 'every' ? undefined : light })}
      />
      <View className="sub">{t('state')}</View>
      <Filter<CaseStateName | 'every'>
        label={t('state')}
        value={value.state ?? 'every'}
        options={[
          { value: 'every', text: t('everyState') },
          ...CASE_STATES.map((state) => ({ value: state, text: tc(`state_${state}`) })),
        ]}
        onChange={(state) => onChange({ ...value, state: state === 'every' ? undefined : state })}
      />
      <View className="sub">{t('department')}</View>
      <OptionList
        label={t('department')}
        value={value.departmentId ?? ''}
        options={[
          { value: '', text: t('everyDepartment') },
          ...departments.map(({ id, name }) => ({ value: id, text: pick(name) })),
        ]}
        onChange={(id) => onChange({ ...value, departmentId: some(id) })}
      />
      <View className="sub">{t('item')}</View>
      <OptionList
        label={t('item')}
        value={value.itemId ?? ''}
        options={[{ value: '', text: t('everyItem') }, ...items.map(({ id, name }) => ({ value: id, text: name }))]}
        onChange={(id) => onChange({ ...value, itemId: some(id) })}
      />
    </Sheet>
  )
}
