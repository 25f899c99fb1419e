import type { StaffRole } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Icon } from '@/components/icon/Icon'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { openTab, replace } from '@/device/navigate'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { groupsFor, type SectionName, sectionOf } from './sections'

interface SectionSheetProps {
  section: SectionName
  roles: readonly StaffRole[]
  onClose: () => void
}

/** Where one can go, on a phone: every page with its name, by what belongs together. */
export function SectionSheet({ section, roles, onClose }: SectionSheetProps) {
  const { t } = useText(staff)
  const go = (name: SectionName) => {
    onClose()
    if (name !== section) void replace(sectionOf(name).page)
  }
  return (
    <Sheet open onClose={onClose} title={t('desk')}>
      {groupsFor(roles).map(({ name: group, sections }) => (
        <View key={group} className="section-sheet">
          <View className="section-sheet__name sub">{t(group)}</View>
          <Card kind="rows">
            {sections.map((name) => (
              <Row
                key={name}
                icon={sectionOf(name).icon}
                title={t(name)}
                onTap={() => go(name)}
                {...(name === section
                  ? { end: <Icon name="check" size="s" label={t('here')} className="pine" /> }
                  : {})}
              />
            ))}
          </Card>
        </View>
      ))}
      <Card kind="rows">
        <Row icon="home" title={t('toResident')} onTap={() => void openTab('mine')} />
      </Card>
    </Sheet>
  )
}
