import { grantRole } from '@shared/contract/admin'
import { STAFF_ROLES, type StaffRole } from '@shared/contract/endpoint'
import type { ServicePoint } from '@shared/contract/service-point'
import { DAY_MS } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { say, sayError } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../_parts/Filter'
import { EVERYWHERE, PointPick } from './PointPick'

/** A role always ends: these are the lengths a district chooses from, in days. */
const LENGTHS = { threeMonths: 92, oneYear: 365, twoYears: 730 } as const
type Length = keyof typeof LENGTHS

interface GrantFormProps {
  points: readonly ServicePoint[]
  onGranted: () => unknown
}

/** Gives somebody a role at a place until a day. */
export function GrantForm({ points, onGranted }: GrantFormProps) {
  const { t } = useText(admin)
  const { t: ts } = useText(staff)
  const [phone, setPhone] = useState('')
  const [role, setRole] = useState<StaffRole>('clerk')
  const [place, setPlace] = useState<string>()
  const [length, setLength] = useState<Length>('oneYear')
  const [fault, setFault] = useState<string>()
  const [key, setKey] = useState(newKey)

  const grant = async () => {
    setFault(undefined)
    const expiresAt = hallNow() + LENGTHS[length] * DAY_MS
    const pointId = place === EVERYWHERE || place === undefined ? null : place
    await call(grantRole, { body: { phone: phone.trim(), role, pointId, expiresAt }, idempotencyKey: key })
    setKey(newKey())
    setPhone('')
    say(t('granted'))
    await onGranted()
  }
  const failed = (error: unknown) => {
    // The same wish may be sent again only with another key once the API has refused it.
    setKey(newKey())
    if (error instanceof ApiError && (error.field === 'phone' || error.code === 'NOT_FOUND')) setFault(errorText(error))
    else sayError(error)
  }
  return (
    <Card>
      <Heading text={t('grantTitle')} />
      <Field label={t('phone')} kind="phone" maxLength={11} value={phone} onChange={setPhone} error={fault} />
      <View className="sub">{t('role')}</View>
      <Filter
        label={t('role')}
        value={role}
        onChange={setRole}
        options={STAFF_ROLES.map((one) => ({ value: one, text: ts(one) }))}
      />
      <View className="sub">{t('months')}</View>
      <Filter
        label={t('months')}
        value={length}
        onChange={setLength}
        options={(Object.keys(LENGTHS) as Length[]).map((one) => ({ value: one, text: t(one) }))}
      />
      <PointPick points={points} value={place} onChange={setPlace} />
      <Button
        text={t('grantDo')}
        disabled={phone.trim() === '' || place === undefined}
        onTap={grant}
        onError={failed}
      />
    </Card>
  )
}
