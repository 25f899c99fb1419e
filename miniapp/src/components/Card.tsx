import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Tap } from './tap/Tap'
import './Card.scss'

interface CardProps {
  /** Makes the whole card one thing to tap; then nothing inside it may be tapped. */
  onTap?: () => void
  /** rows: children are `Row`s with lines between. tight: 14 instead of 16 around. */
  kind?: 'plain' | 'rows' | 'tight'
  className?: string
}

/** One thought on white. */
export function Card({ onTap, kind = 'plain', className = '', children }: PropsWithChildren<CardProps>) {
  const classes = `card card--${kind} ${className}`
  return onTap ? (
    <Tap className={classes} onTap={onTap}>
      {children}
    </Tap>
  ) : (
    <View className={classes}>{children}</View>
  )
}
