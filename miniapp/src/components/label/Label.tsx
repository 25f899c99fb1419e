import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'

/** The visible name of an input; in a browser (Label.h5.tsx) a click on it goes to the input. */
export function Label({ className = '', children }: PropsWithChildren<{ for: string; className?: string }>) {
  return <View className={className}>{children}</View>
}
