import { Text } from '@tarojs/components'
import './Chip.scss'

export type Tone = 'plain' | 'good' | 'soon' | 'stop'

/** A short state: good is pine, soon is amber, stop is cinnabar (today, overdue, not possible). */
export function Chip({ text, tone = 'plain' }: { text: string; tone?: Tone }) {
  return <Text className={`chip chip--${tone}`}>{text}</Text>
}
