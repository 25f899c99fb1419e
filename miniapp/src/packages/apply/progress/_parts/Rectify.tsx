import { sayRectified } from '@shared/contract/own-inspection'
import type { AskView, ProgressView } from '@shared/contract/progress'
import { View } from '@tarojs/components'
import { useRef } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewApplications } from '@/api/queries/application'
import { Button } from '@/components/Button'
import { say } from '@/components/toast-store'
import { dayText } from '@/i18n/dates'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'
import { AskCard } from './AskCard'

/** The officers asked for something to be put right: says when it is, so that they look again. */
export function Rectify({ ask, view }: { ask: AskView; view: ProgressView }) {
  const { t, pick, language } = useCaseWords()
  const { t: ta } = useText(progressAsks)
  const key = useRef(newKey())
  const { caseId, untilDay } = ask
  const lane = view.lanes.find((one) => one.caseId === caseId)
  const asked = [...(lane?.events ?? [])].reverse().find(({ kind, words }) => words !== null && WORDS_OF.includes(kind))
  const done = async () => {
    if (caseId === null) return
    await call(sayRectified, { params: { id: view.id }, body: { caseIds: [caseId] }, idempotencyKey: key.current })
    await renewApplications()
    say(ta('rectifiedSaid'))
  }
  return (
    <AskCard
      title={ta('ask_rectify')}
      {...(lane ? { note: pick(lane.name) } : {})}
      {...(untilDay ? { chip: ta('askUntil', { day: dayText(untilDay, language) }) } : {})}
      action={<Button text={ta('rectified')} onTap={done} />}
    >
      {asked?.words ? <View className="event-line__words">{t('words', { words: asked.words })}</View> : null}
      <View className="sub ask__points">{ta('askRectify')}</View>
    </AskCard>
  )
}

/** Events that say what has to be put right. */
const WORDS_OF: readonly string[] = ['require_rectification', 'record_finding', 'commitment_check']
