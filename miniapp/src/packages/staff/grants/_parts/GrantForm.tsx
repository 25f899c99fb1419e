import { grantRole } from '@shared/contract/admin'
import { DEPARTMENT_ROLES, STAFF_ROLES, type StaffRole } from '@shared/contract/endpoint'
import type { ServicePoint } from '@shared/contract/service-point'
import { DAY_MS } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { say } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { DepartmentPick } from '../../../desk/_parts/DepartmentPick'
import { Filter } from '../../_parts/Filter'
import { usePersonForm } from '../../_parts/use-person-form'
import { NameFields } from './NameFields'
import { EVERYWHERE, PointPick } from './PointPick'

/** A role always ends: these are the lengths a district chooses from, in days. */
const LENGTHS = { threeMonths: 92, oneYear: 365, twoYears: 730 } as const
type Length = keyof typeof LENGTHS

type GrantDraft = {
  phone: string
  name: string
  badge: string
  role: StaffRole
  place: string
  departmentId: string
  length: Length
}

interface GrantFormProps {
  points: readonly ServicePoint[]
  onGranted: () => unknown
}

/** Gives somebody a role at a place until a day. */
export function GrantForm({ points, onGranted }: GrantFormProps) {
  const { t } = useText(admin)
  const { t: ts } = useText(staff)
  const { draft, key, change, field, failed } = usePersonForm<GrantDraft>({
    phone: '',
    name: '',
    badge: '',
    role: 'clerk',
    place: '',
    departmentId: '',
    length: 'oneYear',
  })
  const { phone, role, place, departmentId, length } = draft
  const isOfDepartment = DEPARTMENT_ROLES.includes(role)
  const placed = isOfDepartment ? departmentId !== '' : place !== ''
  const written = (text: string) => (text.trim() === '' ? undefined : text.trim())

  const grant = async () => {
    const expiresAt = hallNow() + LENGTHS[length] * DAY_MS
    const where = isOfDepartment
      ? { pointId: null, departmentId }
      : { pointId: place === EVERYWHERE ? null : place, departmentId: null }
    const name = written(draft.name)
    const badge = written(draft.badge)
    const named = { ...(name === undefined ? {} : { name }), ...(badge === undefined ? {} : { badge }) }
    await call(grantRole, { body: { phone: phone.trim(), ...named, role, ...where, expiresAt }, idempotencyKey: key })
    change({ phone: '', name: '', badge: '' })
    say(t('granted'))
    await onGranted()
  }
  return (
    <Card>
      <Heading text={t('grantTitle')} />
      <Field label={t('phone')} kind="phone" maxLength={11} {...field('phone')} />
      <NameFields name={field('name')} badge={field('badge')} />
      <View className="sub">{t('role')}</View>
      <Filter
        label={t('role')}
        value={role}
        onChange={(next) => change({ role: next })}
        options={STAFF_ROLES.map((one) => ({ value: one, text: ts(one) }))}
      />
      <View className="sub">{t('months')}</View>
      <Filter
        label={t('months')}
        value={length}
        onChange={(next) => change({ length: next })}
        options={(Object.keys(LENGTHS) as Length[]).map((one) => ({ value: one, text: t(one) }))}
      />
      {isOfDepartment ? (
        <DepartmentPick value={departmentId} onChange={(id) => change({ departmentId: id })} />
      ) : (
        <PointPick points={points} value={place} onChange={(id) => change({ place: id })} />
      )}
      <Button text={t('grantDo')} disabled={phone.trim() === '' || !placed} onTap={grant} onError={failed} />
    </Card>
  )
}
