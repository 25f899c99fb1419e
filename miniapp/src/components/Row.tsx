import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './icon/Icon'
import type { IconName } from './icon/names'
import { Line } from './Line'
import { Tap } from './tap/Tap'
import './Row.scss'

interface RowProps {
  title: string
  /** A second line, smaller. */
  sub?: string
  icon?: IconName
  /** At the right: a value as text, or a `Chip`. */
  end?: ReactNode
  /** Makes the row one thing to tap and adds the arrow. */
  onTap?: () => void
  label?: string
  /** Dimmed, as for something already done. */
  faded?: boolean
}

/** A line of a list, at least 56 high. Put rows in `<Card kind="rows">`. */
export function Row({ title, sub, icon, end, onTap, label, faded = false }: RowProps) {
  const content = (
    <View className={`row__content ${faded ? 'row__content--faded' : ''}`}>
      {icon ? <Icon name={icon} className="row__icon" /> : null}
      <View className="grow">
        <View className="row__title">{title}</View>
        {sub ? (
          <View className="row__sub">
            <Line text={sub} />
          </View>
        ) : null}
      </View>
      {end ? <View className="row__end">{end}</View> : null}
      {onTap ? <Icon name="chevron" size="s" className="row__arrow" /> : null}
    </View>
  )
  return onTap ? (
    <Tap className="row" onTap={onTap} label={label}>
      {content}
    </Tap>
  ) : (
    <View className="row">{content}</View>
  )
}
