import { View } from '@tarojs/components'

/** What somebody said, under its name; nothing while nobody said it. */
export function Said({ label, words }: { label: string; words: string | null }) {
  if (words === null) return null
  return (
    <View className="said">
      <View className="tiny">{label}</View>
      <View>{words}</View>
    </View>
  )
}
