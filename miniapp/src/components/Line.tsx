import { Text } from '@tarojs/components'
import { Fragment } from 'react'

const BETWEEN = ' · '
/** Widest fact that is kept whole, a Chinese character counted as two: it fits on a line of a phone in large type. */
const WIDEST = 28
const CHINESE_FROM = 0x2e80

const widthOf = (part: string): number =>
  Array.from(part).reduce((sum, one) => sum + (one.charCodeAt(0) > CHINESE_FROM ? 2 : 1), 0)

/** A line of facts with dots between: it breaks at a dot, and inside a long fact only. */
export function Line({ text }: { text: string }) {
  const parts = text.split(BETWEEN)
  // A mini-program loses a text between two elements that is only a space.
  if (parts.length === 1 || process.env.TARO_ENV !== 'h5') return text
  let end = 0
  return parts.map((part) => {
    const at = end
    end += part.length + BETWEEN.length
    const words = end > text.length ? part : `${part} ·`
    return (
      <Fragment key={at}>
        {at === 0 ? null : ' '}
        {widthOf(part) > WIDEST ? words : <Text className="whole">{words}</Text>}
      </Fragment>
    )
  })
}
