import type { StaffRole } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { openTab, replace } from '@/device/navigate'
import { common } from '@/i18n/texts/common'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { rolesOf, SECTION_NAMES, SECTIONS, type SectionName } from './sections'

interface RailProps {
  section: SectionName
  roles: readonly StaffRole[]
  phone: string | null
}

/** Where one is and where one can go; at the left of a desk, above the content on a phone. */
export function Rail({ section, roles, phone, children }: PropsWithChildren<RailProps>) {
  const { t } = useText(staff)
  const { t: tc } = useText(common)
  const open = SECTION_NAMES.filter((name) => rolesOf(name).some((role) => roles.includes(role)))
  const distinct = roles.filter((role, index) => roles.indexOf(role) === index)
  return (
    <View className="rail on-dark screen-only">
      <View className="rail__brand">{tc('productName')}</View>
      <View className="rail__sections" {...aria({ role: 'navigation', label: t('sections') })}>
        {open.map((name) => (
          <Tap
            key={name}
            className={`rail__section ${name === section ? 'rail__section--current' : ''}`}
            current={name === section}
            onTap={() => {
              if (name !== section) void replace(SECTIONS[name].page)
            }}
          >
            <View className="rail__section-content">
              <Icon name={SECTIONS[name].icon} size="s" className="rail__icon" />
              <View>{t(name)}</View>
            </View>
          </Tap>
        ))}
      </View>
      {children ? <View className="rail__extra">{children}</View> : null}
      <View className="rail__foot">
        <View className="num">{phone}</View>
        <View>{distinct.map((role) => t(role)).join(' · ')}</View>
        <Tap className="rail__leave" onTap={() => void openTab('mine')}>
          {t('toResident')}
        </Tap>
      </View>
    </View>
  )
}
