import type { WorkPerson } from '@shared/contract/staff'
import { urge } from '@shared/contract/supervision'
import { addDays, dayOf, isDay } from '@shared/domain/time'
import { useState } from 'react'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { Field } from '@/components/Field'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { DayField } from '../../desk/_parts/act/DayField'
import { WordsSheet } from './WordsSheet'

/** Days that somebody is given for an answer, unless another day is chosen. */
const TERM = 3

/** What is asked about. */
export interface Urged {
  caseId: string
  name: string
  /** Somebody has taken it on; unknown where a card tells only who had it. */
  taken: boolean | undefined
  takenBy: WorkPerson | null
}

/** Asks who holds up a case, by a day (督办). */
export function UrgeSheet({ caseId, name, taken, takenBy, onClose }: Urged & { onClose: () => void }) {
  const { t } = useText(supervision)
  const [phone, setPhone] = useState('')
  const [dueDay, setDueDay] = useState(addDays(dayOf(hallNow()), TERM))
  const send = (words: string, idempotencyKey: string) => {
    const to = phone.trim() === '' ? {} : { phone: phone.trim() }
    return call(urge, { body: { caseId, words, dueDay, ...to }, idempotencyKey: `${idempotencyKey}-${dueDay}${phone}` })
  }
  const free = taken === false
  const needsPhone = free && phone.trim() === '' ? t('urgeFree') : undefined
  return (
    <WordsSheet
      title={t('urgeTitle', { name })}
      {...(free ? {} : { help: takenBy ? t('urgeTakenBy', { name: takenBy.name }) : t('urgeTaken') })}
      label={t('urgeWords')}
      hint={t('urgeHint')}
      text={t('urgeDo')}
      done={t('urged')}
      missing={isDay(dueDay) ? needsPhone : t('dueDay')}
      send={send}
      onClose={onClose}
    >
      <DayField value={dueDay} onChange={setDueDay} />
      <Field
        label={t('urgePhone')}
        kind="phone"
        maxLength={11}
        optional={!free}
        help={free ? t('urgeFree') : t('urgePhoneHelp')}
        value={phone}
        onChange={setPhone}
      />
    </WordsSheet>
  )
}
