import type { TapElementProps } from './props'
import { useSingleTap } from './use-single-tap'

/** See Tap.tsx. */
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
  const said = {
    role: role === 'button' ? undefined : role,
    'aria-label': label,
    'aria-checked': checked,
    'aria-current': current ? ('page' as const) : undefined,
    'aria-expanded': expanded,
  }
  return (
    <button
      type="button"
      id={id}
      className={`tap ${disabled ? 'tap--disabled' : ''} ${className}`}
      onClick={tap}
      disabled={disabled}
      {...said}
    >
      {children}
    </button>
  )
}
