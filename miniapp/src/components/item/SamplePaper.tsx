import type { Sample } from '@shared/contract/catalogue'
import { View } from '@tarojs/components'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './sample-paper.scss'

/** A filled-in example, drawn as a sheet of paper and marked so that nobody takes it for a real one. */
export function SamplePaper({ sample }: { sample: Sample }) {
  const { t, pick } = useText(words)
  return (
    <View className="sample" {...aria({ role: 'group', label: t('samplePicture') })}>
      <View className="sample__mark" {...aria({ hidden: true })}>
        {t('sample')}
      </View>
      <View className="sample__title">{pick(sample.title)}</View>
      {sample.lines.map((line) => (
        <View key={`${line.label?.zh ?? ''}${line.value.zh}`} className="sample__line">
          {line.label ? <View className="sample__label">{pick(line.label)}</View> : null}
          <View className="grow">{pick(line.value)}</View>
        </View>
      ))}
      {sample.footer ? <View className="sample__footer">{pick(sample.footer)}</View> : null}
    </View>
  )
}
