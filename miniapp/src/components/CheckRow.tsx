import { View } from '@tarojs/components'
import { Icon } from './icon/Icon'
import { Tap } from './tap/Tap'
import './CheckRow.scss'

interface CheckRowProps {
  title: string
  sub?: string
  checked: boolean
  onChange: (checked: boolean) => void
  /** round ticks off a list, square agrees to something. */
  shape?: 'round' | 'square'
  /** A second thing to tap at the right: the detail. */
  onOpen?: () => void
  /** What the arrow opens, read out: `看样例`. */
  openLabel?: string
}

/** A row to tick. Put several in `<Card kind="rows">`. */
export function CheckRow({ title, sub, checked, onChange, shape = 'round', onOpen, openLabel }: CheckRowProps) {
  return (
    <View className="check-row">
      <Tap className="check-row__main" role="checkbox" checked={checked} onTap={() => onChange(!checked)}>
        <View className="check-row__content">
          <View className={`check-row__mark check-row__mark--${shape} ${checked ? 'check-row__mark--on' : ''}`}>
            {checked ? <Icon name="check" size="s" /> : null}
          </View>
          <View className={`grow ${checked && shape === 'round' ? 'check-row__text--done' : ''}`}>
            <View>{title}</View>
            {sub ? <View className="tiny">{sub}</View> : null}
          </View>
        </View>
      </Tap>
      {onOpen ? (
        <Tap className="check-row__open" onTap={onOpen} label={openLabel ?? title}>
          <Icon name="chevron" size="s" />
        </Tap>
      ) : null}
    </View>
  )
}
