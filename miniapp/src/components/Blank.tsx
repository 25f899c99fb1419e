import { View } from '@tarojs/components'
import { aria } from '@/platform/aria'
import { Button } from './Button'
import { Icon } from './icon/Icon'
import type { IconName } from './icon/names'
import { Lattice } from './Lattice'
import './Blank.scss'

export interface BlankProps {
  icon?: IconName
  title: string
  /** What this means and what to do. */
  help?: string
  action?: { text: string; onTap: () => unknown }
  /** A small last line, such as the reference of a failed call. */
  fine?: string
}

/** A place without content: empty, failed, offline, not found. It always says what to do next. */
export function Blank({ icon, title, help, action, fine }: BlankProps) {
  return (
    <View className="blank" {...aria({ role: 'status' })}>
      <View className="blank__picture">
        <Lattice className="blank__lattice" />
        {icon ? <Icon name={icon} size="l" className="blank__icon" /> : null}
      </View>
      <View className="blank__title">{title}</View>
      {help ? <View className="sub">{help}</View> : null}
      {action ? (
        <View className="blank__action">
          <Button text={action.text} onTap={action.onTap} kind="ghost" size="small" />
        </View>
      ) : null}
      {fine ? <View className="tiny blank__fine">{fine}</View> : null}
    </View>
  )
}
