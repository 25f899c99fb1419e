import { delegate } from '@shared/contract/authority'
import { dayOf } from '@shared/domain/time'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { useMe } from '@/api/queries/me'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { say } from '@/components/toast-store'
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { usePersonForm } from '../../../staff/_parts/use-person-form'
import { DepartmentPick } from '../../_parts/DepartmentPick'
import { PeriodFields } from '../../_parts/PeriodFields'
import { isPeriod } from '../../_parts/period'

/** Lets a colleague act while one is away. */
export function LeaveForm({ onAdded }: { onAdded: () => unknown }) {
  const { t } = useText(deskPeople)
  const { data: me } = useMe()
  const held = (me?.roles ?? []).flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]))
  const own = held.filter((id, index) => held.indexOf(id) === index)
  const { draft, key, change, field, failed } = usePersonForm({
    phone: '',
    departmentId: '',
    fromDay: dayOf(hallNow()),
    toDay: '',
  })
  const { phone, fromDay, toDay } = draft
  const departmentId = draft.departmentId === '' ? own[0] : draft.departmentId
  const whole = phone.trim() !== '' && departmentId !== undefined && isPeriod(fromDay, toDay)

  const add = async () => {
    if (departmentId === undefined) return
    const body = { phone: phone.trim(), departmentId, fromDay: fromDay.trim(), toDay: toDay.trim() }
    await call(delegate, { body, idempotencyKey: key })
    change({ phone: '', toDay: '' })
    say(t('leaveAdded'))
    await onAdded()
  }
  return (
    <Card>
      <Heading text={t('leaveAdd')} />
      <Field label={t('colleague')} kind="phone" help={t('colleagueHelp')} maxLength={11} {...field('phone')} />
      {own.length > 1 ? (
        <DepartmentPick among={own} value={departmentId} onChange={(id) => change({ departmentId: id })} />
      ) : null}
      <PeriodFields from={field('fromDay')} to={field('toDay')} />
      <Button
        text={t('leaveDo')}
        disabled={!whole}
        onTap={add}
        onError={failed}
        {...(whole ? {} : { hint: t('chooseAll') })}
      />
    </Card>
  )
}
