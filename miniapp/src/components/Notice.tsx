import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { aria } from '@/platform/aria'
import { Icon } from './icon/Icon'
import type { IconName } from './icon/names'
import './Notice.scss'

interface NoticeProps {
  /** plain: to know. good: done. soon: needs care. stop: not possible. */
  tone?: 'plain' | 'good' | 'soon' | 'stop'
  title?: string
  icon?: IconName
}

/** A remark within a page. Children are its text and, if any, one `Button`. */
export function Notice({ tone = 'plain', title, icon, children }: PropsWithChildren<NoticeProps>) {
  return (
    <View className={`notice notice--${tone}`} {...aria(tone === 'stop' ? { role: 'alert' } : { role: 'group' })}>
      {icon ? <Icon name={icon} size="s" className="notice__icon" /> : null}
      <View className="grow">
        {title ? <View className="strong">{title}</View> : null}
        <View>{children}</View>
      </View>
    </View>
  )
}
