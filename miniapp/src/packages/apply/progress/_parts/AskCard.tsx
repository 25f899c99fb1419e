import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Chip } from '@/components/Chip'
import { aria } from '@/platform/aria'

interface AskCardProps {
  title: string
  /** The last day, or another short word. */
  chip?: string
  note?: string
  /** The button or buttons. */
  action?: ReactNode
}

/** One thing to do: what, until when, and the way to do it. */
export function AskCard({ title, chip, note, action, children }: PropsWithChildren<AskCardProps>) {
  return (
    <View className="ask" {...aria({ role: 'group', label: title })}>
      <View className="ask__head">
        <View className="ask__title">{title}</View>
        {chip ? <Chip tone="soon" text={chip} /> : null}
      </View>
      {note ? <View className="sub">{note}</View> : null}
      {children}
      {action ? <View className="ask__action">{action}</View> : null}
    </View>
  )
}
