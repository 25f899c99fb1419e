import { View } from '@tarojs/components'
import { readFrame } from '@/device/frame'
import { goBack } from '@/device/navigate'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Icon } from './icon/Icon'
import { Tap } from './tap/Tap'
import './Nav.scss'

interface NavProps {
  title: string
  leave: 'back' | 'close' | 'none'
  onLeave?: (() => void) | undefined
  /** Level 1 when the page has no larger heading of its own. */
  heading: boolean
  /** Makes the title something to tap, as where it leads to the other pages of a place. */
  onTitle?: () => void
  /** Read out in place of a title that is tapped. */
  titleLabel?: string
}

/** The title bar, drawn by us so that it grows with large type and looks the same everywhere. */
export function Nav({ title, leave, onLeave, heading, onTitle, titleLabel }: NavProps) {
  const { t } = useText(common)
  const { capsule } = readFrame()
  const side = { minWidth: `${capsule}px` }
  return (
    <View className="nav" {...aria({ role: 'banner' })}>
      <View className="nav__side" style={side}>
        {leave === 'none' ? null : (
          <Tap
            className="nav__leave"
            onTap={onLeave ?? (() => void goBack())}
            label={leave === 'back' ? t('back') : t('close')}
          >
            <Icon name={leave === 'back' ? 'back' : 'close'} />
          </Tap>
        )}
      </View>
      <View className="nav__title" {...(heading ? aria({ role: 'heading', level: 1 }) : {})}>
        {onTitle ? (
          <Tap className="nav__choose" onTap={onTitle} label={titleLabel}>
            <View className="nav__chosen">
              <View>{title}</View>
              <Icon name="down" size="s" className="nav__more" />
            </View>
          </Tap>
        ) : (
          title
        )}
      </View>
      <View className="nav__side" style={side} />
    </View>
  )
}
