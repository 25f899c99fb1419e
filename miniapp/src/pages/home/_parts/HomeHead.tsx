import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/Icon'
import { Lattice } from '@/components/Lattice'
import { Tap } from '@/components/tap/Tap'
import { openTab } from '@/device/navigate'
import { home } from '@/i18n/texts/home'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './home-head.scss'

/** The question of the product, and the one box to answer it in. */
export function HomeHead({ place, overlapped }: { place: string; overlapped: boolean }) {
  const { t } = useText(home)
  return (
    <View className={`home-head on-dark ${overlapped ? 'home-head--overlapped' : ''}`} {...aria({ role: 'banner' })}>
      <Lattice light className="home-head__lattice" />
      {place ? <View className="home-head__place">{place}</View> : null}
      <View className="home-head__question" {...aria({ role: 'heading', level: 1 })}>
        {t('question')}
      </View>
      <Tap className="home-head__search" onTap={() => void openTab('bundles')}>
        <View className="home-head__search-content">
          <Icon name="search" size="s" className="home-head__search-icon" />
          <View className="grow">{t('search')}</View>
        </View>
      </Tap>
    </View>
  )
}
