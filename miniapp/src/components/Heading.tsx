import { Text, View } from '@tarojs/components'
import { aria } from '@/platform/aria'
import { Line } from './Line'
import './Heading.scss'

interface HeadingProps {
  text: string
  /** 1 is the page's question, 2 stands above cards. */
  level?: 1 | 2
  /** A figure after the words: `2 / 5`. */
  count?: string
  /** A remark: below a level 1, at the right of a level 2. */
  note?: string
}

/** A heading, for eyes and for screen readers. A page has one of level 1 at most; without it the title bar is level 1. */
export function Heading({ text, level = 2, count, note }: HeadingProps) {
  return (
    <View className={`heading heading--${level}`}>
      <View className="heading__text" {...aria({ role: 'heading', level })}>
        {text}
        {count ? <Text className="heading__count num"> {count}</Text> : null}
      </View>
      {note ? (
        <View className="heading__note">
          <Line text={note} />
        </View>
      ) : null}
    </View>
  )
}
