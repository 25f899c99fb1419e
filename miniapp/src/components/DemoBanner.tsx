import { View } from '@tarojs/components'
import { useState } from 'react'
import { demo } from '@/i18n/texts/demo'
import { useText } from '@/i18n/use-text'
import { DemoSheet } from './demo/DemoSheet'
import { Icon } from './icon/Icon'
import { Tap } from './tap/Tap'
import './DemoBanner.scss'

/** One line on every page of the demonstration: that it is one, and the way to its clock and its people. */
export function DemoBanner() {
  const { t } = useText(demo)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tap className="demo-banner" onTap={() => setOpen(true)} label={`${t('banner')}，${t('title')}`}>
        <View className="demo-banner__content">
          <View className="grow demo-banner__text">{t('banner')}</View>
          <View className="demo-banner__open">{t('open')}</View>
          <Icon name="down" size="s" />
        </View>
      </Tap>
      <DemoSheet open={open} onClose={() => setOpen(false)} />
    </>
  )
}
