import { View } from '@tarojs/components'
import { setNavigationBarTitle, useDidShow } from '@tarojs/taro'
import { type PropsWithChildren, type ReactNode, useEffect } from 'react'
import { updateNeeded } from '@/api/client'
import { useDemo } from '@/api/queries/health'
import { readFrame } from '@/device/frame'
import type { Tab } from '@/device/navigate'
import { online } from '@/device/network'
import { useSettings } from '@/device/settings'
import { update } from '@/device/update'
import { useStore } from '@/device/use-store'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Blank } from './Blank'
import { DemoBanner } from './DemoBanner'
import { Nav } from './Nav'
import { Notice } from './Notice'
import { TabBar } from './TabBar'
import { Toast } from './Toast'
import './Page.scss'

interface PageProps {
  /** Short, for the title bar and the browser's tab. The page's question is a `Heading level={1}` below. */
  title: string
  /** A page of the tab bar: draws it, and has no way back. */
  tab?: Tab
  /** How to leave: an arrow (default), a cross, or nothing. */
  leave?: 'back' | 'close' | 'none'
  onLeave?: () => void
  /** Drawn instead of the title bar; it starts at the top edge and must leave `var(--status)` free. */
  head?: ReactNode
  /** A `BottomBar`. */
  bar?: ReactNode
  tone?: 'paper' | 'dark'
  /** For staff and hall: uses the whole window, and no padding of its own. */
  wide?: boolean
  /** The page has a `Heading level={1}`, so the title bar is not one. */
  ownHeading?: boolean
}

/**
 * The frame of every page: title bar, the demonstration's line, offline and too-old notices, content, the bar at the
 * bottom, toasts. Everything that is drawn must be inside one, since the tokens and the large type live on its root.
 */
export function Page({
  title,
  tab,
  leave = tab ? 'none' : 'back',
  tone = 'paper',
  ...more
}: PropsWithChildren<PageProps>) {
  const { t } = useText(common)
  const { largeType, language } = useSettings()
  const connected = useStore(online)
  const old = useStore(updateNeeded)
  const demo = useDemo()
  const status = `${readFrame().statusBar}px`
  const name = `${title} · ${t('productName')}`
  useDidShow(() => void setNavigationBarTitle({ title: name }))
  useEffect(() => void setNavigationBarTitle({ title: name }), [name])

  const classes = ['page', `page--${tone}`]
  if (largeType) classes.push('page--large')
  if (language === 'en') classes.push('page--en')
  if (more.wide) classes.push('page--wide')
  return (
    <View
      className={classes.join(' ')}
      style={{ '--status': demo ? '0px' : status, '--banner-status': status } as Record<string, string>}
    >
      {demo ? <DemoBanner /> : null}
      {more.head ?? <Nav title={title} leave={leave} onLeave={more.onLeave} heading={!more.ownHeading} />}
      <View className="page__body" {...aria({ role: 'main' })}>
        {connected ? null : <Notice icon="offline">{t('offlineNow')}</Notice>}
        {old ? (
          <Blank
            icon="refresh"
            title={t('updateTitle')}
            help={t('updateHelp')}
            action={{ text: t('updateNow'), onTap: update }}
          />
        ) : (
          more.children
        )}
      </View>
      {more.bar || tab ? (
        <View className="page__foot">
          {old ? null : more.bar}
          {tab ? <TabBar current={tab} /> : null}
        </View>
      ) : null}
      <Toast />
    </View>
  )
}
