import { View } from '@tarojs/components'
import { type PropsWithChildren, type ReactNode, useState } from 'react'
import { useMe } from '@/api/queries/me'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Nav } from '@/components/Nav'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { openTab } from '@/device/navigate'
import { useWide } from '@/device/use-wide'
import { staff } from '@/i18n/texts/staff'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Rail } from './Rail'
import { SectionSheet } from './SectionSheet'
import { rolesOf, type SectionName } from './sections'
import './staff.scss'

interface StaffPageProps {
  section: SectionName
  /** What else stands in the rail: where one is, counts. */
  rail?: ReactNode
  /** panes: the children scroll each on their own. sheet: one page with room around it. */
  layout?: 'panes' | 'sheet'
}

/**
 * The frame of every staff page: a rail at a desk, a title that opens the other pages on a phone, and nothing for who
 * has no role here.
 */
export function StaffPage({ section, rail, layout = 'sheet', children }: PropsWithChildren<StaffPageProps>) {
  const { t } = useText(staff)
  const signedIn = useSignedIn()
  const me = useMe()
  const wide = useWide()
  const [choosing, setChoosing] = useState(false)
  const held = me.data?.roles.map(({ role }) => role) ?? []
  const head = wide ? (
    <View />
  ) : (
    <Nav
      title={t(section)}
      leave="back"
      onLeave={() => void openTab('mine')}
      heading={false}
      {...(held.length > 0
        ? { onTitle: () => setChoosing(true), titleLabel: t('otherPage', { page: t(section) }) }
        : {})}
    />
  )
  return (
    <Page title={t(section)} wide ownHeading head={head}>
      {signedIn ? (
        <Load query={me}>
          {({ roles, phone, work }) => {
            const allowed = rolesOf(section).some((role) => held.includes(role))
            return (
              <View className="staff">
                {wide ? (
                  <Rail section={section} grants={roles} name={personName(work, phone ?? '')}>
                    {allowed ? rail : null}
                  </Rail>
                ) : allowed && rail ? (
                  <View className="staff__where screen-only">{rail}</View>
                ) : null}
                <View className={`staff__main staff__main--${layout}`} {...aria({ role: 'group', label: t(section) })}>
                  {allowed ? (
                    children
                  ) : (
                    <Blank
                      icon="lock"
                      title={t('noRole')}
                      help={t('noRoleHelp')}
                      action={{ text: t('toResident'), onTap: () => openTab('home') }}
                    />
                  )}
                </View>
              </View>
            )
          }}
        </Load>
      ) : (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      )}
      {choosing ? <SectionSheet section={section} roles={held} onClose={() => setChoosing(false)} /> : null}
    </Page>
  )
}
