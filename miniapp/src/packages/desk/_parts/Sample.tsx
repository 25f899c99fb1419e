import type { Material } from '@shared/contract/catalogue'
import { View } from '@tarojs/components'
import { deskMaterial } from '@/i18n/texts/desk-material'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './sample.scss'

/** What the paper should look like, marked so that nobody takes it for a real one. */
export function Sample({ material }: { material: Material | undefined }) {
  const { t, pick } = useText(deskMaterial)
  if (!material) return null
  const { sample } = material
  return (
    <View className="desk-sample" {...aria({ role: 'group', label: t('sample') })}>
      <View className="desk-sample__mark" {...aria({ hidden: true })}>
        {t('sampleMark')}
      </View>
      <View className="desk-sample__title">{pick(sample.title)}</View>
      {sample.lines.map((line) => (
        <View key={`${line.label?.zh ?? ''}${line.value.zh}`} className="desk-sample__line">
          {line.label ? <View className="desk-sample__label">{pick(line.label)}</View> : null}
          <View className="grow">{pick(line.value)}</View>
        </View>
      ))}
      {sample.footer ? <View className="tiny">{pick(sample.footer)}</View> : null}
      <View className="desk-sample__plain">{pick(material.plain)}</View>
    </View>
  )
}
