import { View } from '@tarojs/components'
import type { TapElementProps } from './props'
import { useSingleTap } from './use-single-tap'

/** Anything that can be tapped. In a browser it is a real `<button>` (Tap.h5.tsx), so Tab, Enter and Space work. */
export function Tap({
  onTap,
  className = '',
  label,
  role = 'button',
  checked,
  current,
  expanded,
  disabled = false,
  repeats = false,
  id,
  children,
}: TapElementProps) {
  const tap = useSingleTap(onTap, repeats)
  return (
    <View
      id={id}
      className={`tap ${disabled ? 'tap--disabled' : ''} ${className}`}
      hoverClass={disabled ? 'none' : 'tap--down'}
      hoverStayTime={80}
      onClick={disabled ? undefined : tap}
      aria-role={role}
      aria-label={label}
      aria-checked={checked}
      aria-selected={current}
      aria-expanded={expanded}
      aria-disabled={disabled || undefined}
    >
      {children}
    </View>
  )
}
