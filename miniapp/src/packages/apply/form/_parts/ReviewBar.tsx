import { submitApplication } from '@shared/contract/application'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { applicationKey, renewApplications } from '@/api/queries/application'
import { queryClient } from '@/api/query'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { replace } from '@/device/navigate'
import { applyReview } from '@/i18n/texts/apply-review'
import { useText } from '@/i18n/use-text'
import type { Draft } from './use-draft'
import type { Problem } from './use-form'

/** The one button that starts the clock. A lost answer is asked for again under the same key, so it is sent once. */
export function ReviewBar({ draft, problems }: { draft: Draft; problems: readonly Problem[] }) {
  const { t: tr } = useText(applyReview)
  const [problem, setProblem] = useState<string>()
  const wish = useRef({ key: newKey(), version: 0 })
  const { shown, state } = draft
  const submit = async () => {
    setProblem(undefined)
    if (!(await draft.flush())) return setProblem(tr('notSaved'))
    const cached = queryClient.getQueryData<typeof shown>(applicationKey(shown.id))
    const base = cached?.version ?? shown.version
    if (wish.current.version !== base) wish.current = { key: newKey(), version: base }
    const view = await call(submitApplication, {
      params: { id: shown.id },
      body: { base },
      idempotencyKey: wish.current.key,
    })
    queryClient.setQueryData(applicationKey(shown.id), view)
    await replace('applyReceipt', { id: shown.id })
    void renewApplications()
  }
  const failed = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error
    setProblem(error.passing ? `${errorText(error)}${tr('submitAgain')}` : errorText(error))
    if (error.code === 'APPLICATION_INCOMPLETE' || error.code === 'DRAFT_CONFLICT' || error.code === 'NOT_A_DRAFT')
      void queryClient.invalidateQueries({ queryKey: applicationKey(shown.id) })
  }
  const open = problems.length
  const ready = open === 0 && shown.actions.includes('submit')
  return (
    <>
      <View className="review-declare">{problem ? <View className="cinnabar">{problem}</View> : tr('declare')}</View>
      <BottomBar>
        <Button
          text={tr('submit')}
          disabled={!ready || state.status === 'conflict'}
          {...(ready ? {} : { hint: tr('submitWait') })}
          onTap={submit}
          onError={failed}
        />
      </BottomBar>
    </>
  )
}
