import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import { View } from '@tarojs/components'
import { makePhoneCall } from '@tarojs/taro'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { lawText } from '@/components/item/ItemSheet'
import { openTab } from '@/device/navigate'
import { guide as words } from '@/i18n/texts/guide'
import { item } from '@/i18n/texts/item'
import { useText } from '@/i18n/use-text'

/** An answer with which the plan cannot go on: what the law says, and what to do instead. */
export function Stopped({ view, list }: { view: BundleView; list: Checklist }) {
  const { t, pick } = useText(words)
  const law = useText(item)
  const { hotline } = view.district
  return (
    <>
      {list.blockers
        .filter(({ certainty }) => certainty === 'certain')
        .map(({ blocker }) => (
          <View key={blocker.id}>
            <View className="stopped-mark">
              <Icon name="warning" size="l" />
            </View>
            <Heading level={1} text={pick(blocker.title)} note={t('stopTitle')} />
            <Heading text={t('because')} />
            <Card>
              <View>{pick(blocker.why)}</View>
              <View className="tiny">{lawText(blocker.basis, law.pick, law.t)}</View>
            </Card>
            <Heading text={t('instead')} />
            <Card>
              {blocker.instead.map((way) => (
                <View key={way.zh} className="stopped-way">
                  <Icon name="check" size="s" className="stopped-way__mark" />
                  <View className="grow">{pick(way)}</View>
                </View>
              ))}
            </Card>
          </View>
        ))}
      <Button
        kind="plain"
        icon="phone"
        text={t('ask', { phone: hotline })}
        onTap={() => makePhoneCall({ phoneNumber: hotline })}
      />
    </>
  )
}

export function StoppedBar({ onChange }: { onChange: () => void }) {
  const { t } = useText(words)
  return (
    <BottomBar>
      <Button kind="ghost" text={t('others')} onTap={() => openTab('bundles')} />
      <Button text={t('change')} onTap={onChange} />
    </BottomBar>
  )
}
