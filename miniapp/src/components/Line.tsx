import { Text } from '@tarojs/components'
import { Fragment } from 'react'

const BETWEEN = ' · '

/** A line of short facts with dots between: it breaks at a dot, never inside a day or a name that fits on a line. */
export function Line({ text }: { text: string }) {
  const parts = text.split(BETWEEN)
  if (parts.length === 1) return text
  let end = 0
  return parts.map((part) => {
    const at = end
    end += part.length + BETWEEN.length
    const isLast = end > text.length
    return (
      <Fragment key={at}>
        <Text className="line-part">{isLast ? part : `${part} ·`}</Text>
        {isLast ? null : ' '}
      </Fragment>
    )
  })
}
