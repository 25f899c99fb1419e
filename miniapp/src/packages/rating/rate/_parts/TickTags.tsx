import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { aria } from '@/platform/aria'
import './rate.scss'

interface TickTagsProps<V extends string> {
  label: string
  options: readonly { value: V; text: string }[]
  chosen: readonly V[]
  /** Says how to go on from what is chosen: of two ticks that come before a redraw both count. */
  onChange: (change: (before: readonly V[]) => readonly V[]) => void
}

/** Any number of short things, each said with a tap. */
export function TickTags<V extends string>({ label, options, chosen, onChange }: TickTagsProps<V>) {
  return (
    <View className="rate-tags" {...aria({ role: 'group', label })}>
      {options.map(({ value, text }) => {
        const on = chosen.includes(value)
        return (
          <Tap
            key={value}
            className={`rate-tag ${on ? 'rate-tag--on' : ''}`}
            role="checkbox"
            checked={on}
            onTap={() => onChange((before) => toggled(before, value))}
          >
            {text}
          </Tap>
        )
      })}
    </View>
  )
}

function toggled<V>(before: readonly V[], value: V): readonly V[] {
  return before.includes(value) ? before.filter((one) => one !== value) : [...before, value]
}
