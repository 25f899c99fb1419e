import { lookUpProgress, type PublicProgressView } from '@shared/contract/progress'
import { isQueryNumber, normaliseQueryNumber } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { useParams } from '@/device/use-params'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'
import { ProgressBody } from '../_parts/ProgressBody'

/** Progress without a login: the number from the receipt and the last four characters of the document. */
export default function LookupPage() {
  const { t } = useText(words)
  const { number = '' } = useParams()
  const [found, setFound] = useState<PublicProgressView>()
  return (
    <Page
      title={t('lookupTitle')}
      ownHeading
      wide={found !== undefined}
      {...(found
        ? {
            bar: (
              <BottomBar>
                <Button kind="ghost" text={t('lookupAgain')} onTap={() => setFound(undefined)} />
              </BottomBar>
            ),
          }
        : {})}
    >
      {found ? <Found view={found} /> : <Ask first={number} onFound={setFound} />}
    </Page>
  )
}

function Ask({ first, onFound }: { first: string; onFound: (view: PublicProgressView) => void }) {
  const { t } = useText(words)
  const [number, setNumber] = useState(first)
  const [lastFour, setLastFour] = useState('')
  const [problem, setProblem] = useState<string>()
  const [wrong, setWrong] = useState(false)
  const plain = normaliseQueryNumber(number)
  const look = async () => {
    setProblem(undefined)
    if (!isQueryNumber(plain)) return setWrong(true)
    onFound(await call(lookUpProgress, { body: { number: plain, lastFour: lastFour.trim().toUpperCase() } }))
  }
  const complete = plain.length >= 15 && lastFour.trim().length === 4
  return (
    <>
      <Heading level={1} text={t('lookupQuestion')} note={t('lookupNote')} />
      <Field
        label={t('number')}
        kind="digits"
        placeholder={t('numberPlace')}
        value={number}
        maxLength={24}
        onChange={(value) => {
          setNumber(value)
          setWrong(false)
        }}
        error={wrong ? t('numberWrong') : undefined}
      />
      <Field
        label={t('lastFour')}
        kind="document"
        placeholder={t('lastFourPlace')}
        help={t('lastFourHelp')}
        value={lastFour}
        maxLength={4}
        onChange={setLastFour}
      />
      {problem ? (
        <Notice tone="stop" icon="info">
          {problem}
        </Notice>
      ) : null}
      <Button
        text={t('lookupGo')}
        disabled={!complete}
        {...(complete ? {} : { hint: t('lookupMissing') })}
        onTap={look}
        onError={(error) => {
          if (error instanceof ApiError) setProblem(errorText(error))
          else throw error
        }}
      />
    </>
  )
}

function Found({ view }: { view: PublicProgressView }) {
  const { t } = useText(words)
  return (
    <View className="progress">
      <ProgressBody
        view={view}
        before={
          <>
            <Notice icon="lock">{[t('applicant', { name: view.applicant }), t('lookupMasked')].join(t('join'))}</Notice>
            {view.asked ? (
              <Notice tone="soon" icon="info">
                {t('lookupAsked')}
              </Notice>
            ) : null}
          </>
        }
      />
    </View>
  )
}
