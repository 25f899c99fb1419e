import type { PropsWithChildren } from 'react'

/** See Label.tsx. */
export function Label({ for: id, className = '', children }: PropsWithChildren<{ for: string; className?: string }>) {
  return (
    <label htmlFor={id} className={className}>
      {children}
    </label>
  )
}
