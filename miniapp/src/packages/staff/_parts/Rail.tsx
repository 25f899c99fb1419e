import type { MeView } from '@shared/contract/account'
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { openTab, replace } from '@/device/navigate'
import { common } from '@/i18n/texts/common'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { rolesOf, SECTION_NAMES, SECTIONS, type SectionName } from './sections'

interface RailProps {
  section: SectionName
  grants: MeView['roles']
  /** Who one is at work. */
  name: string
}

/** Where one is and where one can go; at the left of a desk, above the content on a phone. */
export function Rail({ section, grants, name, children }: PropsWithChildren<RailProps>) {
  const { t } = useText(staff)
  const { t: tc } = useText(common)
  const roles = grants.map(({ role }) => role)
  const department = useDepartment(grants)
  const open = SECTION_NAMES.filter((name) => rolesOf(name).some((role) => roles.includes(role)))
  const distinct = roles.filter((role, index) => roles.indexOf(role) === index)
  return (
    <View className="rail on-dark screen-only">
      <View className="rail__brand">{tc('productName')}</View>
      <View className="rail__sections" {...aria({ role: 'navigation', label: t('sections') })}>
        {open.map((one) => (
          <Tap
            key={one}
            className={`rail__section ${one === section ? 'rail__section--current' : ''}`}
            current={one === section}
            onTap={() => {
              if (one !== section) void replace(SECTIONS[one].page)
            }}
          >
            <View className="rail__section-content">
              <Icon name={SECTIONS[one].icon} size="s" className="rail__icon" />
              <View>{t(one)}</View>
            </View>
          </Tap>
        ))}
      </View>
      {children ? <View className="rail__extra">{children}</View> : null}
      <View className="rail__foot">
        <View className="rail__name num">{name}</View>
        {department === undefined ? null : <View>{department}</View>}
        <View>{distinct.map((role) => t(role)).join(' · ')}</View>
        <Tap className="rail__leave" onTap={() => void openTab('mine')}>
          {t('toResident')}
        </Tap>
      </View>
    </View>
  )
}

/** The department one works for; several say nothing, and neither does none. */
function useDepartment(grants: MeView['roles']): string | undefined {
  const places = usePlaceNames()
  const ids = grants.flatMap(({ departmentId }) => departmentId ?? [])
  const [only, ...others] = ids.filter((id, index) => ids.indexOf(id) === index)
  return only === undefined || others.length > 0 ? undefined : places.department(only)
}
