import { View } from '@tarojs/components'
import { openTab, type Tab } from '@/device/navigate'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Icon } from './icon/Icon'
import type { IconName } from './icon/names'
import { Tap } from './tap/Tap'
import './TabBar.scss'

const TAB_ICONS: readonly {
  tab: Tab
  icon: IconName
  text: 'tabHome' | 'tabBundles' | 'tabAppointments' | 'tabMine'
}[] = [
  { tab: 'home', icon: 'home', text: 'tabHome' },
  { tab: 'bundles', icon: 'list', text: 'tabBundles' },
  { tab: 'appointments', icon: 'calendar', text: 'tabAppointments' },
  { tab: 'mine', icon: 'person', text: 'tabMine' },
]

/**
 * The tab bar. Each of its pages draws its own, so that it grows with large type and speaks the person's language;
 * WeChat's place for it (custom-tab-bar) stays empty.
 */
export function TabBar({ current }: { current: Tab }) {
  const { t } = useText(common)
  return (
    <View className="tab-bar" {...aria({ role: 'navigation', label: t('tabs') })}>
      {TAB_ICONS.map(({ tab, icon, text }) => (
        <Tap
          key={tab}
          className={`tab-bar__tab ${tab === current ? 'tab-bar__tab--current' : ''}`}
          current={tab === current}
          onTap={() => {
            if (tab !== current) void openTab(tab)
          }}
        >
          <Icon name={icon} className="tab-bar__icon" />
          <View>{t(text)}</View>
        </Tap>
      ))}
    </View>
  )
}
