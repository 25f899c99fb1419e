import { LIGHTS } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { OptionList } from '@/components/OptionList'
import { deskCase } from '@/i18n/texts/desk-case'
import { narrow } from '@/i18n/texts/narrow'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../../staff/_parts/Filter'
import type { Light } from '../due'

const EVERY = ''

interface NarrowPartProps<V extends string> {
  label: string
  /** What stands for no choice at all. */
  every: string
  options: readonly { value: V; text: string }[]
  /** Undefined shows all. */
  value: V | undefined
  onChange: (value: V | undefined) => void
  /** chips: few and short. rows: many or long. */
  as: 'chips' | 'rows'
}

/** One question of a sheet that narrows a list. */
export function NarrowPart<V extends string>({ label, every, options, value, onChange, as }: NarrowPartProps<V>) {
  const all = [{ value: EVERY, text: every }, ...options] as const
  const choose = (next: string) => onChange(options.find((one) => one.value === next)?.value)
  return (
    <>
      <View className="sub">{label}</View>
      {as === 'chips' ? (
        <Filter<string> label={label} value={value ?? EVERY} options={all} onChange={choose} />
      ) : (
        <OptionList<string> label={label} value={value ?? EVERY} options={all} onChange={choose} />
      )}
    </>
  )
}

/** By the light of a case. */
export function NarrowByLight({ value, onChange }: Pick<NarrowPartProps<Light>, 'value' | 'onChange'>) {
  const { t } = useText(narrow)
  const { t: tc } = useText(deskCase)
  return (
    <NarrowPart
      as="chips"
      label={t('light')}
      every={t('everyLight')}
      options={LIGHTS.map((light) => ({ value: light, text: tc(`light_${light}`) }))}
      value={value}
      onChange={onChange}
    />
  )
}

interface NarrowByItemProps extends Pick<NarrowPartProps<string>, 'value' | 'onChange'> {
  items: readonly { id: string; name: string }[]
}

/** By item. */
export function NarrowByItem({ items, value, onChange }: NarrowByItemProps) {
  const { t } = useText(narrow)
  return (
    <NarrowPart
      as="rows"
      label={t('item')}
      every={t('everyItem')}
      options={items.map(({ id, name }) => ({ value: id, text: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
