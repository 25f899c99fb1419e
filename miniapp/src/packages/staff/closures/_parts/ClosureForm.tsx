import { addException } from '@shared/contract/admin'
import { isDay, parseClock } from '@shared/domain/time'
import { WINDOW_KINDS, type WindowKind } from '@shared/domain/window-kind'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { say } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../_parts/Filter'

interface ClosureFormProps {
  pointId: string
  onAdded: () => unknown
}

interface Faults {
  day?: string
  time?: string
  reason?: string
}

const EMPTY = { day: '', from: '', to: '', windows: '', reason: '' }

/** Closes or opens a place on a day; what that changes is said at once. */
export function ClosureForm({ pointId, onAdded }: ClosureFormProps) {
  const { t } = useText(admin)
  const { t: ts } = useText(staff)
  const [kind, setKind] = useState<'closed' | 'open'>('closed')
  const [windowKind, setWindowKind] = useState<WindowKind | 'every'>('every')
  const [draft, setDraft] = useState(EMPTY)
  const [faults, setFaults] = useState<Faults>({})
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    onChange: (value: string) => setDraft((before) => ({ ...before, [name]: value })),
  })

  const add = async () => {
    const day = draft.day.trim()
    const fromMinute = draft.from.trim() === '' ? null : parseClock(draft.from.trim())
    const toMinute = draft.to.trim() === '' ? null : parseClock(draft.to.trim())
    const wholeDay = draft.from.trim() === '' && draft.to.trim() === ''
    const timesFit = wholeDay || (fromMinute !== null && toMinute !== null && fromMinute < toMinute)
    const found: Faults = {
      ...(isDay(day) ? {} : { day: t('dayWrong') }),
      ...(timesFit ? {} : { time: t('timeWrong') }),
      ...(draft.reason.trim().length >= 2 ? {} : { reason: t('reasonNeeded') }),
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const body = {
      kind,
      day,
      fromMinute,
      toMinute,
      windowKind: windowKind === 'every' ? null : windowKind,
      windows: kind === 'open' && draft.windows.trim() !== '' ? Number(draft.windows) : null,
      reason: draft.reason.trim(),
    }
    const { slotsChanged, appointmentsDisplaced } = await call(addException, { params: { id: pointId }, body })
    setDraft(EMPTY)
    say(t('closureAdded', { slots: slotsChanged, people: appointmentsDisplaced }))
    await onAdded()
  }
  return (
    <Card>
      <Filter
        label={t('kindOf')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'closed', text: t('closed') },
          { value: 'open', text: t('open') },
        ]}
      />
      <Field label={t('day')} placeholder={t('dayHint')} maxLength={10} {...field('day')} error={faults.day} />
      <Field
        label={t('from')}
        optional
        placeholder={t('timeHint')}
        maxLength={5}
        {...field('from')}
        error={faults.time}
      />
      <Field label={t('to')} optional maxLength={5} {...field('to')} />
      <View className="sub">{t('windowKind')}</View>
      <Filter
        label={t('windowKind')}
        value={windowKind}
        onChange={setWindowKind}
        options={[
          { value: 'every', text: t('everyWindow') },
          ...WINDOW_KINDS.map((one) => ({ value: one, text: ts(one) })),
        ]}
      />
      {kind === 'open' ? (
        <Field label={t('windows')} optional kind="digits" maxLength={2} {...field('windows')} />
      ) : null}
      <Field
        label={t('reason')}
        placeholder={t('reasonHint')}
        maxLength={100}
        {...field('reason')}
        error={faults.reason}
      />
      <Button text={t('addClosure')} onTap={add} />
    </Card>
  )
}
