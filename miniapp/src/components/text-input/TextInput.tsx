import { Input, Textarea } from '@tarojs/components'
import type { TextInputProps } from './props'
import './text-input.scss'

const TYPES = { text: 'text', search: 'text', digits: 'number', phone: 'number', document: 'idcard' } as const

/** One line or three lines of text; a page uses `Field`, which adds the label. */
export function TextInput({ id, value, onChange, label, kind = 'text', lines = 1, ...more }: TextInputProps) {
  const shared = {
    id,
    value,
    className: `text-input ${lines === 1 ? '' : 'text-input--lines'}`,
    placeholder: more.placeholder ?? '',
    placeholderClass: 'text-input__placeholder',
    maxlength: more.maxLength ?? 140,
    disabled: more.disabled ?? false,
    focus: more.focus ?? false,
    'aria-label': label,
  }
  return lines === 1 ? (
    <Input
      {...shared}
      type={TYPES[kind]}
      confirmType={kind === 'search' ? 'search' : 'done'}
      onInput={({ detail }) => onChange(detail.value)}
      onConfirm={more.onConfirm}
    />
  ) : (
    <Textarea {...shared} autoHeight onInput={({ detail }) => onChange(detail.value)} />
  )
}
