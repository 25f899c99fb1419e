import type { StaffRole } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '@/components/icon/Icon'
import type { IconName } from '@/components/icon/names'
import { Tap } from '@/components/tap/Tap'
import { replace } from '@/device/navigate'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { groupsFor, type SectionName, sectionOf } from './sections'

interface RailSectionsProps {
  section: SectionName
  roles: readonly StaffRole[]
}

/** The pages of a desk by what belongs together; the rare ones of a long list stay folded until they are asked for. */
export function RailSections({ section, roles }: RailSectionsProps) {
  const { t } = useText(staff)
  const groups = groupsFor(roles)
  const rare = groups.flatMap(({ sections }) => sections).filter((name) => sectionOf(name).rare)
  const [unfolded, setUnfolded] = useState(rare.includes(section))
  const folds = rare.length > 1
  const shown = (name: SectionName) => !folds || !sectionOf(name).rare
  return (
    <View className="rail__sections" {...aria({ role: 'navigation', label: t('sections') })}>
      {groups.map(({ name: group, sections }) => {
        const daily = sections.filter(shown)
        return daily.length === 0 ? null : (
          <View key={group} className="rail__group" {...aria({ role: 'group', label: t(group) })}>
            {groups.length > 1 ? <View className="rail__group-name">{t(group)}</View> : null}
            {daily.map((name) => (
              <RailSection key={name} name={name} current={name === section} />
            ))}
          </View>
        )
      })}
      {folds ? (
        <View className="rail__group">
          <Tap className="rail__section" expanded={unfolded} onTap={() => setUnfolded(!unfolded)}>
            <RailLine icon={unfolded ? 'up' : 'down'} text={t('rare')} />
          </Tap>
          {unfolded ? rare.map((name) => <RailSection key={name} name={name} current={name === section} />) : null}
        </View>
      ) : null}
    </View>
  )
}

function RailSection({ name, current }: { name: SectionName; current: boolean }) {
  const { t } = useText(staff)
  const { page, icon } = sectionOf(name)
  return (
    <Tap
      className={`rail__section ${current ? 'rail__section--current' : ''}`}
      current={current}
      onTap={() => {
        if (!current) void replace(page)
      }}
    >
      <RailLine icon={icon} text={t(name)} />
    </Tap>
  )
}

function RailLine({ icon, text }: { icon: IconName; text: string }) {
  return (
    <View className="rail__section-content">
      <Icon name={icon} size="s" className="rail__icon" />
      <View>{text}</View>
    </View>
  )
}
