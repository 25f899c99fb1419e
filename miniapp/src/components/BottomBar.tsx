import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './BottomBar.scss'

interface BottomBarProps {
  /** What the button is about, at its left: `周二 10:20`. */
  title?: string
  note?: string
  /** On a dark page. */
  clear?: boolean
}

/** The one thing to do, within the thumb's reach. Give it to `Page` as `bar`. Children are one or two `Button`s. */
export function BottomBar({ title, note, clear = false, children }: PropsWithChildren<BottomBarProps>) {
  return (
    <View className={`bottom-bar ${clear ? 'bottom-bar--clear' : ''}`}>
      {title ? (
        <View className="bottom-bar__about grow">
          <View className="strong num">{title}</View>
          {note ? <View className="tiny num">{note}</View> : null}
        </View>
      ) : null}
      <View className="bottom-bar__buttons">{children}</View>
    </View>
  )
}
