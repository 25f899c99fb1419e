import type { ProgressView } from '@shared/contract/progress'
import { View } from '@tarojs/components'
import { useProgress } from '@/api/queries/application'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { Skeleton } from '@/components/Skeleton'
import { open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { progress as words } from '@/i18n/texts/progress'
import { useText } from '@/i18n/use-text'
import { ProgressBody } from '../_parts/ProgressBody'
import { Asks } from './_parts/Asks'
import { Delivery } from './_parts/Delivery'
import { Documents } from './_parts/Documents'
import { Finished } from './_parts/Finished'
import { Rate } from './_parts/Rate'
import { VisitResults } from './_parts/VisitResults'
import { Withdraw } from './_parts/Withdraw'

/** Where every item of an application stands, what is asked of the applicant, and what comes next. */
export default function ProgressPage() {
  const { t } = useText(words)
  const { id = '' } = useParams()
  const signedIn = useSignedIn()
  const query = useProgress(id)
  return (
    <Page title={t('title')} ownHeading wide>
      <View className="progress">{content()}</View>
    </Page>
  )

  function content() {
    if (id === '') return <Blank icon="list" title={t('notFound')} action={{ text: t('lookUp'), onTap: lookUp }} />
    if (!signedIn) {
      return (
        <>
          <SignInFirst title={t('signIn')} help={t('signInHelp')} />
          <Button kind="plain" text={t('lookUp')} onTap={lookUp} />
        </>
      )
    }
    return (
      <Load query={query} skeleton={<Skeleton rows={6} />}>
        {(view) => <Own view={view} />}
      </Load>
    )
  }
}

const lookUp = () => open('applyLookup')

function Own({ view }: { view: ProgressView }) {
  return (
    <ProgressBody
      view={view}
      before={
        <>
          <Asks view={view} />
          <Finished view={view} />
          <Rate view={view} />
        </>
      }
      beside={
        <>
          <VisitResults view={view} />
          <Delivery view={view} />
          <Documents
            documents={view.documents}
            subject={view.subject}
            cases={view.lanes.map(({ caseId, itemId, name }) => ({ id: caseId, itemId, name }))}
          />
          <Withdraw view={view} />
        </>
      }
    />
  )
}
