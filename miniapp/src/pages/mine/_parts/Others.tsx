import type { MeView } from '@shared/contract/account'
import type { StaffRole } from '@shared/contract/endpoint'
import { Text } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'

/** Who has cases to work on. */
const WORKERS: readonly StaffRole[] = ['clerk', 'reviewer', 'approver', 'inspector', 'issuer']

/** The way to everything else; the hall's people find their pages here too. */
export function Others({ me }: { me: MeView | undefined }) {
  const { t } = useText(mine)
  const roles = (me?.roles ?? []).map(({ role }) => role)
  const unread = me?.unread ?? 0
  const badge = (
    <Text className="mine-badge num" {...aria({ label: t('unread', { count: unread }) })}>
      {unread > 99 ? '99+' : unread}
    </Text>
  )
  return (
    <>
      <Heading text={t('others')} />
      <Card kind="rows">
        {roles.some((role) => role === 'clerk' || role === 'supervisor') ? (
          <Row icon="window" title={t('staff')} sub={t('staffSub')} onTap={() => void open('staffToday')} />
        ) : null}
        {roles.some((role) => WORKERS.includes(role)) ? (
          <Row icon="document" title={t('deskWork')} sub={t('deskWorkSub')} onTap={() => void open('deskWork')} />
        ) : null}
        {roles.includes('admin') ? (
          <Row icon="people" title={t('adminWork')} sub={t('adminSub')} onTap={() => void open('staffGrants')} />
        ) : null}
        {roles.includes('kiosk') ? (
          <Row icon="scan" title={t('kiosk')} sub={t('kioskSub')} onTap={() => void open('kiosk')} />
        ) : null}
        {me ? (
          <Row icon="bell" title={t('inbox')} end={unread > 0 ? badge : null} onTap={() => void open('inbox')} />
        ) : null}
        {me ? (
          <Row
            icon="shield"
            title={t('identity')}
            sub={me.identity?.name ?? t('identitySub')}
            onTap={() => void open('applyIdentity')}
          />
        ) : null}
        <Row icon="book" title={t('grants')} onTap={() => void open('grants')} />
        <Row icon="gear" title={t('settings')} sub={t('settingsSub')} onTap={() => void open('settings')} />
        <Row icon="lock" title={t('privacy')} onTap={() => void open('privacy')} />
      </Card>
    </>
  )
}
