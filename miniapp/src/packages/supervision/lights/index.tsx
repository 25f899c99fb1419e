import type { AnswerOf } from '@shared/contract/endpoint'
import { changeThresholds, readThresholds } from '@shared/contract/supervision'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { say, sayError } from '@/components/toast-store'
import { lights } from '@/i18n/texts/lights'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { LightsForm } from './_parts/LightsForm'

type Thresholds = AnswerOf<typeof readThresholds>['thresholds']
const KEY = ['lights']

/** When the lights of supervision come on, for the whole district. */
export default function LightsPage() {
  const { t } = useText(lights)
  const signedIn = useSignedIn()
  const query = useQuery({ queryKey: KEY, queryFn: () => call(readThresholds), enabled: signedIn, staleTime: 0 })
  const [round, setRound] = useState(0)
  const version = query.data?.version

  const save = async (thresholds: Thresholds) => {
    if (version === undefined) return
    queryClient.setQueryData(KEY, await call(changeThresholds, { body: { thresholds, version } }))
    say(t('saved'))
  }
  const failed = async (error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== 'CONFLICT') return sayError(error)
    await query.refetch()
    setRound((before) => before + 1)
    say(t('conflict'))
  }
  const changed = version === undefined ? '' : version === 0 ? t('never') : t('changed', { version })
  return (
    <StaffPage section="lights">
      <Heading level={1} text={t('title')} note={`${t('note')}${changed === '' ? '' : ` · ${changed}`}`} />
      <Load query={query}>
        {({ thresholds }) => <LightsForm key={round} thresholds={thresholds} onSave={save} onError={failed} />}
      </Load>
    </StaffPage>
  )
}
