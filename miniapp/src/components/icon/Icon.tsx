import { View } from '@tarojs/components'
import { aria } from '@/platform/aria'
import type { IconName } from './names'
import './icon.scss'

interface IconProps {
  name: IconName
  /** s 18 · m 24 · l 30 · xl 48 px, before large type. */
  size?: 's' | 'm' | 'l' | 'xl'
  /** Only when the icon says something that no text beside it says. */
  label?: string
  className?: string
}

/** One of our drawn icons, in the colour of the text around it. */
export function Icon({ name, size = 'm', label, className = '' }: IconProps) {
  return (
    <View
      className={`icon icon--${size} icon-${name} ${className}`}
      {...aria(label ? { role: 'img', label } : { hidden: true })}
    />
  )
}
