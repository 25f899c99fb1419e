import { delegate } from '@shared/contract/case'
import { dayOf } from '@shared/domain/time'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { useMe } from '@/api/queries/me'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { say, sayError } from '@/components/toast-store'
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { DepartmentPick } from '../../_parts/DepartmentPick'
import { isPeriod } from '../../_parts/period'

/** Lets a colleague act while one is away. */
export function LeaveForm({ onAdded }: { onAdded: () => unknown }) {
  const { t } = useText(deskPeople)
  const { data: me } = useMe()
  const own = (me?.roles ?? []).flatMap(({ role, departmentId }) =>
    departmentId !== null && (role === 'reviewer' || role === 'approver') ? [departmentId] : [],
  )
  const [chosen, setChosen] = useState<string>()
  const departmentId = chosen ?? own[0]
  const [draft, setDraft] = useState({ phone: '', fromDay: dayOf(hallNow()), toDay: '' })
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
  const whole = phone.trim() !== '' && departmentId !== undefined && isPeriod(fromDay, toDay)
  const about = (name: string) => (fault?.field === name ? errorText(fault) : undefined)
  const phoneFault = fault?.code === 'NOT_FOUND' ? errorText(fault) : about('phone')

  const add = async () => {
    if (departmentId === undefined) return
    const body = { phone: phone.trim(), departmentId, fromDay: fromDay.trim(), toDay: toDay.trim() }
    await call(delegate, { body, idempotencyKey: key })
    setKey(newKey())
    setDraft((before) => ({ ...before, phone: '', toDay: '' }))
    say(t('leaveAdded'))
    await onAdded()
  }
  const failed = (reason: unknown) => {
    setKey(newKey())
    if (reason instanceof ApiError && (reason.field !== undefined || reason.code === 'NOT_FOUND')) setFault(reason)
    else sayError(reason)
  }
  return (
    <Card>
      <Heading text={t('leaveAdd')} />
      <Field
        label={t('colleague')}
        kind="phone"
        help={t('colleagueHelp')}
        maxLength={11}
        {...field('phone')}
        error={phoneFault}
      />
      {own.length > 1 ? <DepartmentPick among={own} value={departmentId} onChange={setChosen} /> : null}
      <Field
        label={t('from')}
        placeholder={t('dayHint')}
        maxLength={10}
        {...field('fromDay')}
        error={about('fromDay')}
      />
      <Field
        label={t('to')}
        placeholder={t('dayHint')}
        maxLength={10}
        {...field('toDay')}
        error={toDay.trim() === '' || isPeriod(fromDay, toDay) ? about('toDay') : t('dayWrong')}
      />
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
