import { View } from '@tarojs/components'
import type { Paper } from './paper'
import './paper.scss'

/** See PrintedPaper.tsx; on the screen it is not shown. */
export function PrintedPaper({ paper }: { paper: Paper }) {
  return (
    <View className="print-only paper">
      <View className="paper__title">{paper.title}</View>
      <View className="paper__hall">
        <View className="grow">{paper.hall}</View>
        <View>{paper.date}</View>
      </View>
      <View className="paper__subject">{paper.subject}</View>
      {paper.sections.map((section) => (
        <View key={section.title} className="paper__section">
          <View className="paper__heading">{section.title}</View>
          {section.lines.map((line) => (
            <View key={`${line.mark}${line.text}`} className="paper__line">
              <View className="paper__mark">{line.mark}</View>
              <View className="grow">
                {line.text}
                {line.note ? <View className="paper__note">{line.note}</View> : null}
              </View>
            </View>
          ))}
        </View>
      ))}
      <View className="paper__section">
        {paper.foot.map((line) => (
          <View key={line} className="paper__note">
            {line}
          </View>
        ))}
      </View>
    </View>
  )
}
