import { authorise } from '@shared/contract/authority'
import { addDays, dayOf } from '@shared/domain/time'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
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
import { ItemPick } from './ItemPick'

const A_YEAR = 365

/** Authorises somebody to decide in the name of a department, for some days. */
export function PowerForm({ onAdded }: { onAdded: () => unknown }) {
  const { t } = useText(deskPeople)
  const today = dayOf(hallNow())
  const { draft, key, change, error, field, failed } = usePersonForm({
    phone: '',
    departmentId: '',
    items: '',
    fromDay: today,
    toDay: addDays(today, A_YEAR),
  })
  const { phone, departmentId, fromDay, toDay } = draft
  const items = draft.items.split(',').filter((one) => one !== '')
  const whole = phone.trim() !== '' && departmentId !== '' && isPeriod(fromDay, toDay)

  const add = async () => {
    const period = { fromDay: fromDay.trim(), toDay: toDay.trim() }
    const body = { phone: phone.trim(), departmentId, items: items.length === 0 ? null : items, ...period }
    await call(authorise, { body, idempotencyKey: key })
    change({ phone: '', items: '' })
    say(t('added'))
    await onAdded()
  }
  return (
    <Card>
      <Heading text={t('addTitle')} />
      <Field label={t('phone')} kind="phone" maxLength={11} {...field('phone')} />
      <DepartmentPick value={departmentId} onChange={(id) => change({ departmentId: id, items: '' })} />
      {departmentId === '' ? null : (
        <ItemPick
          departmentId={departmentId}
          value={items}
          onChange={(ids) => change({ items: ids.join(',') })}
          error={error('items')}
        />
      )}
      <PeriodFields from={field('fromDay')} to={field('toDay')} />
      <Button
        text={t('addDo')}
        disabled={!whole}
        onTap={add}
        onError={failed}
        {...(whole ? {} : { hint: t('chooseAll') })}
      />
    </Card>
  )
}
