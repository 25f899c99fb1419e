import type { BundleSummary } from '@shared/contract/catalogue'
import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { open, openTab } from '@/device/navigate'
import { home } from '@/i18n/texts/home'
import { useText } from '@/i18n/use-text'
import './bundle-grid.scss'

/** As many as two rows of three hold beside "all". */
const SHOWN = 5

/** The bundles most people come for, and the way to all of them. */
export function BundleGrid({ bundles }: { bundles: readonly BundleSummary[] }) {
  const { t, pick } = useText(home)
  return (
    <>
      <Heading text={t('bundles')} />
      <View className="bundle-grid">
        {bundles.slice(0, SHOWN).map((bundle) => (
          <Tap key={bundle.id} className="bundle-tile" onTap={() => void open('bundle', { id: bundle.id })}>
            <Icon name={bundle.icon} size="l" className="bundle-tile__icon" />
            <View>{pick(bundle.name).replace(/^我要/, '')}</View>
          </Tap>
        ))}
        <Tap className="bundle-tile bundle-tile--all" onTap={() => void openTab('bundles')}>
          <Icon name="grid" size="l" className="bundle-tile__icon" />
          <View>{t('all', { total: bundles.length })}</View>
        </Tap>
      </View>
    </>
  )
}
