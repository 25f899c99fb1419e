import { View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useEffect, useId, useRef } from 'react'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { holdFocus } from '@/platform/focus'
import { Icon } from './icon/Icon'
import { Tap } from './tap/Tap'
import './Sheet.scss'

interface SheetProps {
  open: boolean
  onClose: () => void
  title: string
  /** Buttons that stay at the bottom while the content scrolls. */
  foot?: ReactNode
  /** Takes the room of a desk, as for two papers side by side. */
  wide?: boolean
}

/**
 * A sheet that comes up from the bottom, for a detail or a question that belongs to the page. Ours and not the kit's:
 * the kit's has no focus handling, no name for screen readers, and weighs more than this whole folder.
 */
export function Sheet({ open, ...more }: PropsWithChildren<SheetProps>) {
  return open ? <OpenSheet {...more} /> : null
}

function OpenSheet({ onClose, title, foot, wide = false, children }: PropsWithChildren<Omit<SheetProps, 'open'>>) {
  const { t } = useText(common)
  const id = `sheet${useId()}`
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => holdFocus(id, () => close.current()), [id])
  return (
    <View className="sheet">
      <View className="sheet__veil" catchMove onClick={onClose} {...aria({ hidden: true })} />
      <View
        id={id}
        className={`sheet__panel ${wide ? 'sheet__panel--wide' : ''}`}
        {...aria({ role: 'dialog', label: title, modal: true })}
      >
        <View className="sheet__head">
          <View className="sheet__title" {...aria({ role: 'heading', level: 2 })}>
            {title}
          </View>
          <Tap className="sheet__close" onTap={onClose} label={t('close')}>
            <Icon name="close" />
          </Tap>
        </View>
        <View className="sheet__body">{children}</View>
        {foot ? <View className="sheet__foot">{foot}</View> : null}
      </View>
    </View>
  )
}
