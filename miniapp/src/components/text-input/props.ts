export interface TextInputProps {
  id: string
  value: string
  onChange: (value: string) => void
  /** What it is for; the same words as its visible label. */
  label: string
  kind?: 'text' | 'digits' | 'phone' | 'document' | 'search'
  lines?: 1 | 3
  placeholder?: string
  maxLength?: number
  disabled?: boolean
  invalid?: boolean
  /** Id of the element that holds help or error. */
  describedBy?: string
  /** What a browser may fill in by itself: `tel`, `one-time-code`, `name`. */
  autoComplete?: string
  /** The keyboard's own button. */
  onConfirm?: () => void
  focus?: boolean
}
