/** No default: the template passes on what the page sets. */
const UNSET = ''

const ARIA = {
  'aria-role': UNSET,
  'aria-label': UNSET,
  'aria-hidden': UNSET,
  'aria-checked': UNSET,
  'aria-selected': UNSET,
  'aria-disabled': UNSET,
  'aria-expanded': UNSET,
  'aria-modal': UNSET,
}

/** The components of the mini-program that take accessibility attributes, in the form Taro's templates want. */
export const ARIA_COMPONENTS = {
  View: ARIA,
  Text: ARIA,
  Image: ARIA,
  Input: ARIA,
  Textarea: ARIA,
  Button: ARIA,
  Canvas: ARIA,
}
