import type { RegisterFilters } from '@shared/contract/register'
import { CASE_STATES } from '@shared/domain/case/state'
import { deskCase } from '@/i18n/texts/desk-case'
import { registers } from '@/i18n/texts/registers'
import { useText } from '@/i18n/use-text'
import { NarrowByItem, NarrowByLight, NarrowPart } from '../../../desk/_parts/narrow/NarrowPart'
import { NarrowSheet } from '../../../desk/_parts/narrow/NarrowSheet'
import { usePlaceNames } from '../../../desk/_parts/use-names'

/** How a register is narrowed; undefined shows all. */
export type Narrow = Partial<Pick<RegisterFilters, 'departmentId' | 'itemId' | 'state' | 'light'>>

interface FilterSheetProps {
  value: Narrow
  items: readonly { id: string; name: string }[]
  onChange: (narrow: Narrow) => void
  onClose: () => void
}

/** Which lines of a register: by light, state, department, item. */
export function FilterSheet({ value, items, onChange, onClose }: FilterSheetProps) {
  const { t, pick } = useText(registers)
  const { t: tc } = useText(deskCase)
  const { departments } = usePlaceNames()
  return (
    <NarrowSheet onClear={() => onChange({})} onClose={onClose}>
      <NarrowByLight value={value.light} onChange={(light) => onChange({ ...value, light })} />
      <NarrowPart
        as="chips"
        label={t('state')}
        every={t('everyState')}
        options={CASE_STATES.map((state) => ({ value: state, text: tc(`state_${state}`) }))}
        value={value.state}
        onChange={(state) => onChange({ ...value, state })}
      />
      <NarrowPart
        as="rows"
        label={t('department')}
        every={t('everyDepartment')}
        options={departments.map(({ id, name }) => ({ value: id, text: pick(name) }))}
        value={value.departmentId}
        onChange={(departmentId) => onChange({ ...value, departmentId })}
      />
      <NarrowByItem items={items} value={value.itemId} onChange={(itemId) => onChange({ ...value, itemId })} />
    </NarrowSheet>
  )
}
