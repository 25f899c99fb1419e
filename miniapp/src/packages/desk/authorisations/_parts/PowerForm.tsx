import { authorise } from '@shared/contract/case'
import { addDays, dayOf } from '@shared/domain/time'
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
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { DepartmentPick } from '../../_parts/DepartmentPick'
import { isPeriod } from '../../_parts/period'

const A_YEAR = 365

/** Authorises somebody to decide in the name of a department, for some days. */
export function PowerForm({ onAdded }: { onAdded: () => unknown }) {
  const { t } = useText(deskPeople)
  const today = dayOf(hallNow())
  const [draft, setDraft] = useState({ phone: '', items: '', fromDay: today, toDay: addDays(today, A_YEAR) })
  const [departmentId, setDepartmentId] = useState<string>()
  const [fault, setFault] = useState<ApiError>()
  const [key, setKey] = useState(newKey)
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    onChange: (value: string) => {
      setDraft((before) => ({ ...before, [name]: value }))
      setFault(undefined)
      setKey(newKey())
    },
  })
  const { phone, fromDay, toDay } = draft
  const items = draft.items.split(/[\s,，、]+/).filter((one) => one !== '')
  const whole = phone.trim() !== '' && departmentId !== undefined && isPeriod(fromDay, toDay)
  const error = (name: string) => (fault?.field?.split('.')[0] === name ? errorText(fault) : undefined)

  const add = async () => {
    if (departmentId === undefined) return
    const period = { fromDay: fromDay.trim(), toDay: toDay.trim() }
    const body = { phone: phone.trim(), departmentId, items: items.length === 0 ? null : items, ...period }
    await call(authorise, { body, idempotencyKey: key })
    setKey(newKey())
    setDraft((before) => ({ ...before, phone: '', items: '' }))
    say(t('added'))
    await onAdded()
  }
  const failed = (reason: unknown) => {
    setKey(newKey())
    if (reason instanceof ApiError && reason.field !== undefined) setFault(reason)
    else sayError(reason)
  }
  return (
    <Card>
      <Heading text={t('addTitle')} />
      <Field label={t('who')} kind="phone" maxLength={11} {...field('phone')} error={error('phone')} />
      <DepartmentPick
        value={departmentId}
        onChange={(id) => {
          setDepartmentId(id)
          setKey(newKey())
        }}
      />
      <Field
        label={t('items')}
        optional
        placeholder={t('itemsHint')}
        help={t('itemsHelp')}
        maxLength={400}
        {...field('items')}
        error={error('items')}
      />
      <Field
        label={t('from')}
        placeholder={t('dayHint')}
        maxLength={10}
        {...field('fromDay')}
        error={error('fromDay')}
      />
      <Field
        label={t('to')}
        placeholder={t('dayHint')}
        maxLength={10}
        {...field('toDay')}
        error={isPeriod(fromDay, toDay) ? error('toDay') : t('dayWrong')}
      />
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
