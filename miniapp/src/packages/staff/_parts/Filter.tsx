import { OptionChips } from './OptionChips'

interface FilterProps<V extends string> {
  label: string
  options: readonly { value: V; text: string }[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, side by side: what a list shows. */
export function Filter<V extends string>({ value, onChange, ...named }: FilterProps<V>) {
  return <OptionChips {...named} chosen={[value]} onPick={onChange} />
}
