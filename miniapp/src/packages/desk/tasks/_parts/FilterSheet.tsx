import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import type { Light } from '../../_parts/due'
import { NarrowByItem, NarrowByLight, NarrowPart } from '../../_parts/narrow/NarrowPart'
import { NarrowSheet } from '../../_parts/narrow/NarrowSheet'

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

/** Which of a list: by light, whose, by item. */
export function FilterSheet({ value, items, onChange, onClose }: FilterSheetProps) {
  const { t } = useText(deskWork)
  return (
    <NarrowSheet onClear={() => onChange({})} onClose={onClose}>
      <NarrowByLight value={value.light} onChange={(light) => onChange({ ...value, light })} />
      <NarrowPart
        as="chips"
        label={t('whose')}
        every={t('all')}
        options={[{ value: 'yes', text: t('mine') }]}
        value={value.mine}
        onChange={(mine) => onChange({ ...value, mine })}
      />
      <NarrowByItem items={items} value={value.itemId} onChange={(itemId) => onChange({ ...value, itemId })} />
    </NarrowSheet>
  )
}
