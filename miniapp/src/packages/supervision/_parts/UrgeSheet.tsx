import type { WorkPerson } from '@shared/contract/staff'
import { urge } from '@shared/contract/supervision'
import { addDays, dayOf, isDay } from '@shared/domain/time'
import { useState } from 'react'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { Heading } from '@/components/Heading'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { ColleaguePick } from '../../desk/_parts/act/ColleaguePick'
import { DayField, weekdayFrom } from '../../desk/_parts/act/DayField'
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
  const [to, setTo] = useState('')
  const [dueDay, setDueDay] = useState(weekdayFrom(addDays(dayOf(hallNow()), TERM)))
  const send = (words: string, idempotencyKey: string) => {
    const whom = to === '' ? {} : { toAccountId: to }
    return call(urge, { body: { caseId, words, dueDay, ...whom }, idempotencyKey: `${idempotencyKey}-${dueDay}${to}` })
  }
  const free = taken === false
  const needsSomebody = free && to === '' ? t('urgeFree') : undefined
  return (
    <WordsSheet
      title={t('urgeTitle', { name })}
      {...(free ? {} : { help: takenBy ? t('urgeTakenBy', { name: takenBy.name }) : t('urgeTaken') })}
      label={t('urgeWords')}
      hint={t('urgeHint')}
      text={t('urgeDo')}
      done={t('urged')}
      missing={isDay(dueDay) ? needsSomebody : t('dueDay')}
      send={send}
      onClose={onClose}
    >
      <DayField value={dueDay} onChange={setDueDay} />
      <Heading text={t('urgeWhom')} {...(free ? {} : { note: t('urgeWhomHelp') })} />
      <ColleaguePick caseId={caseId} value={to} onChange={setTo} />
    </WordsSheet>
  )
}
