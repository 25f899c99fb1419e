import { checkMaterials } from '@shared/contract/case'
import type { DeskView } from '@shared/contract/desk-view'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { say, sayError } from '@/components/toast-store'
import { dayText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskPrecheck } from '@/i18n/texts/desk-precheck'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { RevealSheet } from './act/RevealSheet'
import { FormFacts } from './FormFacts'
import { Materials } from './Materials'
import { showView } from './queries'
import { Outdated, useConflict } from './use-conflict'
import './case-pane.scss'

/** An application that is not submitted yet: its materials, and the answer to a 网上预审 once each has been looked at. */
export function ApplicationPane({ view }: { view: DeskView }) {
  const { t, pick, language } = useText(deskCase)
  const { t: tp } = useText(deskPrecheck)
  const { changes, settle } = useConflict(view)
  const [revealing, setRevealing] = useState(false)
  const [key] = useState(newKey)
  const given = view.materials.filter(({ state }) => state === 'given')
  const wrong = view.materials.filter(({ state }) => state === 'wrong').length
  const may = view.actions.includes('precheck_answer')

  const answer = async () => {
    const body = { base: view.version, checks: [], answer: true }
    showView(
      await settle(call(checkMaterials, { params: { id: view.id }, body, idempotencyKey: `${key}-${view.version}` })),
    )
    say(wrong === 0 ? tp('answeredFine') : tp('answeredWrong', { count: wrong }))
  }
  const failed = (error: unknown) => {
    if (!(error instanceof Outdated)) sayError(error)
  }
  return (
    <View className="case-pane">
      <View className="case-pane__head">
        <View className="case-pane__title">
          <View className="case-pane__who" {...aria({ role: 'heading', level: 2 })}>
            {view.applicant.name ?? t('none')}
          </View>
          <View className="sub">{pick(view.name)}</View>
        </View>
      </View>
      {changes}
      {may ? (
        <Notice tone="soon" icon="clock" title={tp('asked')}>
          {view.precheckDueAt === null
            ? tp('help')
            : tp('until', { day: dayText(dayOf(view.precheckDueAt - 1), language) })}
          <Button
            text={wrong === 0 ? tp('answerFine') : tp('answerWrong', { count: wrong })}
            disabled={given.length > 0}
            {...(given.length > 0 ? { hint: tp('lookFirst', { count: given.length }) } : {})}
            onTap={answer}
            onError={failed}
          />
        </Notice>
      ) : (
        <Notice icon="info">{tp(waitsFor(view))}</Notice>
      )}
      <Materials view={view} />
      <FormFacts view={view} onReveal={view.actions.includes('reveal') ? () => setRevealing(true) : undefined} />
      {revealing ? <RevealSheet applicationId={view.id} onClose={() => setRevealing(false)} /> : null}
    </View>
  )
}

/** Whom an application waits for that this person has nothing to answer of. After an answer it is a draft once more. */
function waitsFor({ state, precheckDueAt }: DeskView): 'looking' | 'draft' | 'answered' {
  if (state === 'precheck') return 'looking'
  return precheckDueAt === null ? 'draft' : 'answered'
}
