import type { AppointmentView } from '@shared/contract/appointment'
import { clockText, dayOf, daysBetween } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { usePoints } from '@/api/queries/points'
import { Chip } from '@/components/Chip'
import { Icon } from '@/components/icon/Icon'
import type { IconName } from '@/components/icon/names'
import { dayText, instantText } from '@/i18n/dates'
import { pass as words } from '@/i18n/texts/pass'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { PassCode } from './PassCode'

/** The white card: when and where above, the number large, and below it what this state needs. */
export function PassCard({ appointment }: { appointment: AppointmentView }) {
  const { t, language } = useText(words)
  const { number, day, startMinute, endMinute, windowKind } = appointment
  const time = t('until', { from: clockText(startMinute), to: clockText(endMinute) })
  return (
    <View className="pass-card">
      <View className="sub num">{[t(`window_${windowKind}`), dayText(day, language), time].join(t('join'))}</View>
      <View className="pass-number num" {...aria({ role: 'heading', level: 2, label: `${t('number')} ${number}` })}>
        {number}
      </View>
      <State appointment={appointment} />
    </View>
  )
}

function State({ appointment }: { appointment: AppointmentView }) {
  const { t, language } = useText(words)
  const points = usePoints()
  const { state, visit, number, allowedActions, day } = appointment
  const point = points.data?.find(({ id }) => id === appointment.pointId)
  const phone = point?.phones[0] ?? ''
  const desk = point?.desks.find(({ id }) => id === visit?.windowId)
  switch (state) {
    case 'booked': {
      if (appointment.displaced !== null) {
        return (
          <Said icon="warning" tone="stop" title={t('displacedTitle')}>
            {t('displacedHelp', { reason: appointment.displaced })}
          </Said>
        )
      }
      if (allowedActions.indexOf('show_pass') >= 0) return <PassCode appointment={appointment} />
      const away = daysBetween(dayOf(hallNow()), day)
      if (away <= 0) return <Said icon="info" title={t('missedSoon')} />
      return (
        <View className="pass-early">
          <Chip tone="good" text={away === 1 ? t('tomorrow') : t('dayAway', { days: away })} />
          <View className="sub pass-early__note">{t('early')}</View>
          {appointment.provisional ? <View className="pass-early__note amber">{t('provisional')}</View> : null}
        </View>
      )
    }
    case 'checked_in':
      return (
        <Said icon="check" tone="good" title={t('checkedIn')}>
          {t('checkedInHelp', { number })}
        </Said>
      )
    case 'serving':
      return (
        <Said icon="window" tone="good" title={desk ? t('atWindow', { number: desk.number }) : t('serving')}>
          {desk ? t('serving') : ''}
        </Said>
      )
    case 'finished': {
      const result = visit?.result ?? 'other'
      const when = visit?.finishedAt ? t('finishedAt', { when: instantText(visit.finishedAt, language) }) : ''
      return (
        <Said icon="check" tone="good" title={t('finished')}>
          {[when, t(`outcome-${result}`), visit?.rated ? t('rated') : ''].join('')}
        </Said>
      )
    }
    case 'no_show':
      return (
        <Said icon="info" tone="stop" title={t('noShow')}>
          {t('noShowHelp', { phone })}
        </Said>
      )
    case 'cancelled':
      return (
        <Said icon="close" title={t('stateCancelled')}>
          {t('stateCancelledHelp')}
        </Said>
      )
  }
}

interface SaidProps {
  icon: IconName
  tone?: 'plain' | 'good' | 'stop'
  title: string
  children?: string
}

function Said({ icon, tone = 'plain', title, children }: SaidProps) {
  return (
    <View className={`pass-said pass-said--${tone}`} {...aria({ role: 'status', live: 'polite' })}>
      <View className="pass-said__mark">
        <Icon name={icon} size="l" />
      </View>
      <View className="pass-said__title">{title}</View>
      {children ? <View className="sub">{children}</View> : null}
    </View>
  )
}
