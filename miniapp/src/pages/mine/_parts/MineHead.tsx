import type { MeView } from '@shared/contract/account'
import { View } from '@tarojs/components'
import { Icon } from '@/components/icon/Icon'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './mine.scss'

/** Who is signed in: the person's own name as far as it is shown, and the masked phone. */
export function MineHead({ me }: { me: MeView }) {
  const { t } = useText(mine)
  const self = me.parties.find(({ kind }) => kind === 'self')
  const phone = me.phone ?? t('noPhone')
  return (
    <View className="mine-head">
      <View className="mine-head__face">
        <Icon name="person" size="l" />
      </View>
      <View className="grow">
        <View className="mine-head__name num" {...aria({ role: 'heading', level: 1 })}>
          {self?.name ?? phone}
        </View>
        <View className="sub num">{me.phone === null ? t('noPhoneHelp') : self ? phone : t('self')}</View>
      </View>
    </View>
  )
}
