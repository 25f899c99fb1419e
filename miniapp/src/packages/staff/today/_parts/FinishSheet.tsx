import type { AppointmentView } from '@shared/contract/appointment'
import { finishVisit } from '@shared/contract/visit'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { showAnswer } from '../../_parts/queries'

const RESULTS = ['accepted', 'issued', 'advised', 'incomplete', 'other'] as const
type Result = (typeof RESULTS)[number]

/** Ends a visit with its result; the person is asked for a rating at once. */
export function FinishSheet({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const { t } = useText(today)
  const [result, setResult] = useState<Result>()
  const [note, setNote] = useState('')
  const { number, visit } = appointment
  const finish = async () => {
    if (!visit || !result) return
    const said = note.trim() === '' ? {} : { note: note.trim() }
    showAnswer(await call(finishVisit, { params: { id: visit.id }, body: { result, ...said } }))
    say(t('finishedSay', { number }))
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('finishTitle', { number })}
      foot={
        <Button
          text={result === undefined ? t('chooseResult') : t('finishDo')}
          disabled={result === undefined}
          onTap={finish}
        />
      }
    >
      <OptionList
        label={t('finishTitle', { number })}
        value={result}
        onChange={setResult}
        options={RESULTS.map((one) => ({
          value: one,
          text: t(one),
          ...(one === 'accepted' ? { help: t('acceptedHelp') } : {}),
          ...(one === 'incomplete' ? { help: t('incompleteHelp') } : {}),
        }))}
      />
      <Field label={t('note')} optional placeholder={t('noteHint')} maxLength={300} value={note} onChange={setNote} />
    </Sheet>
  )
}
