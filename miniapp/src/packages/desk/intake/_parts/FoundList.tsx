import { queryNumberText } from '@shared/domain/application'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Tap } from '@/components/tap/Tap'
import { dayText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import type { Finding, Found } from './use-find'

interface FoundListProps {
  finding: Finding
  chosen: string | undefined
  onChoose: (id: string) => void
  onReceive: (appointmentId: string | undefined) => void
}

const STATES = ['draft', 'precheck', 'submitted', 'ended'] as const

/** What was found; somebody who has not submitted anything can be received at once. */
export function FoundList({ finding: { found, appointment }, chosen, onChoose, onReceive }: FoundListProps) {
  const { t } = useText(deskIntake)
  if (found.length === 0) {
    return (
      <View className="intake-found">
        <Notice
          icon="search"
          title={appointment ? t('noneOfAppointment', { number: appointment.number }) : t('nothingFound')}
        >
          {appointment ? null : t('nothingFoundHelp')}
          <Button kind="plain" size="small" text={t('receive')} onTap={() => onReceive(appointment?.id)} />
        </Notice>
      </View>
    )
  }
  return (
    <>
      <View className="intake-title">
        <Heading text={t('found', { count: found.length })} />
      </View>
      <View className="work-rows" {...aria({ role: 'list', label: t('found', { count: found.length }) })}>
        {found.map((one) => (
          <View key={one.id} {...aria({ role: 'listitem' })}>
            <FoundRow one={one} chosen={one.id === chosen} onChoose={() => onChoose(one.id)} />
          </View>
        ))}
      </View>
    </>
  )
}

function FoundRow({ one, chosen, onChoose }: { one: Found; chosen: boolean; onChoose: () => void }) {
  const { t, pick, language } = useText(deskCase)
  const state = STATES.find((known) => known === one.state) ?? 'submitted'
  return (
    <Tap className={`work-row ${chosen ? 'work-row--chosen' : ''}`} current={chosen} onTap={onChoose}>
      <View className="work-row__content">
        <View className="grow">
          <View>
            <View className="work-row__who">{one.applicant}</View>
            <View className="work-row__what">{pick(one.name)}</View>
          </View>
          <View className="tiny num">{queryNumberText(one.number)}</View>
        </View>
        <View className="work-row__end">
          <Chip text={t(`state_${state}`)} />
          <View className="tiny num">
            {one.submittedAt === null ? t('none') : dayText(dayOf(one.submittedAt), language)}
          </View>
        </View>
      </View>
    </Tap>
  )
}
