import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { aria } from '@/platform/aria'
import './item.scss'

interface FactProps {
  name: string
  list?: readonly string[]
  ordered?: boolean
}

/** A fact with its name above it: words, or a list of lines. */
export function Fact({ name, list, ordered = false, children }: PropsWithChildren<FactProps>) {
  return (
    <View className="fact" {...aria({ role: 'group', label: name })}>
      <View className="fact__name">{name}</View>
      {children ? <View>{children}</View> : null}
      {list?.map((line, index) => (
        <View key={line} className="fact__line">
          <View className="fact__mark num">{ordered ? index + 1 : '·'}</View>
          <View className="grow">{line}</View>
        </View>
      ))}
    </View>
  )
}
