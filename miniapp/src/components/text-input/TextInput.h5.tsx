import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { TextInputProps } from './props'
import './text-input.scss'

const MODES = { text: 'text', search: 'search', digits: 'numeric', phone: 'tel', document: 'text' } as const

/** See TextInput.tsx; real form elements, so that a browser can fill them in and a screen reader names them. */
export function TextInput({ id, value, onChange, label, kind = 'text', lines = 1, ...more }: TextInputProps) {
  const element = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (more.focus) element.current?.focus()
  }, [more.focus])
  const shared = {
    id,
    value,
    className: `text-input ${lines === 1 ? '' : 'text-input--lines'}`,
    placeholder: more.placeholder,
    maxLength: more.maxLength ?? 140,
    disabled: more.disabled,
    autoComplete: more.autoComplete ?? 'off',
    'aria-label': label,
    'aria-invalid': more.invalid || undefined,
    'aria-describedby': more.describedBy,
  }
  const confirm = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) more.onConfirm?.()
  }
  return lines === 1 ? (
    <input
      {...shared}
      ref={element}
      type={kind === 'search' ? 'search' : kind === 'phone' ? 'tel' : 'text'}
      inputMode={MODES[kind]}
      enterKeyHint={kind === 'search' ? 'search' : 'done'}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={confirm}
    />
  ) : (
    <textarea {...shared} rows={lines} onChange={(event) => onChange(event.target.value)} />
  )
}
