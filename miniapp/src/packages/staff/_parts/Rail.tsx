import type { MeView } from '@shared/contract/account'
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Tap } from '@/components/tap/Tap'
import { openTab } from '@/device/navigate'
import { common } from '@/i18n/texts/common'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { RailSections } from './RailSections'
import type { SectionName } from './sections'

interface RailProps {
  section: SectionName
  grants: MeView['roles']
  /** Who one is at work. */
  name: string
}

/** Where one is and where one can go: the left of a desk. A phone has the sheet of the title instead. */
export function Rail({ section, grants, name, children }: PropsWithChildren<RailProps>) {
  const { t } = useText(staff)
  const { t: tc } = useText(common)
  const roles = grants.map(({ role }) => role)
  const department = useDepartment(grants)
  const distinct = roles.filter((role, index) => roles.indexOf(role) === index)
  return (
    <View className="rail on-dark screen-only">
      <View className="rail__brand">{tc('productName')}</View>
      <RailSections section={section} roles={roles} />
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
