import { changeRules, readRules } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { say, sayError } from '@/components/toast-store'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../_parts/StaffPage'
import { RulesForm } from './_parts/RulesForm'

type Rules = AnswerOf<typeof readRules>['rules']
const KEY = ['rules']

/** The booking rules of the district; a change holds from the next booking on. */
export default function RulesPage() {
  const { t } = useText(admin)
  const query = useQuery({ queryKey: KEY, queryFn: () => call(readRules), staleTime: 0 })
  const [round, setRound] = useState(0)
  const version = query.data?.version

  const save = async (rules: Rules) => {
    if (version === undefined) return
    queryClient.setQueryData(KEY, await call(changeRules, { body: { rules, version } }))
    say(t('rulesSaved'))
  }
  const failed = async (error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== 'CONFLICT') return sayError(error)
    await query.refetch()
    setRound((before) => before + 1)
    say(t('rulesConflict'))
  }
  return (
    <StaffPage section="rules">
      <Heading level={1} text={t('rulesTitle')} note={t('rulesNote', { version: version ?? '' })} />
      <Load query={query}>{({ rules }) => <RulesForm key={round} rules={rules} onSave={save} onError={failed} />}</Load>
    </StaffPage>
  )
}
