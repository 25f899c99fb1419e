import { useApplication, useProgress } from '@/api/queries/application'
import { useSignedIn } from '@/api/session'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { useParams } from '@/device/use-params'
import { apply as words } from '@/i18n/texts/apply'
import { applySupplement } from '@/i18n/texts/apply-supplement'
import { useText } from '@/i18n/use-text'
import { Supplement } from './_parts/Supplement'

/** Gives what a notice lists or what was promised for later, and nothing else: what passed is not opened again. */
export default function SupplementPage() {
  const { t } = useText(words)
  const { t: ts } = useText(applySupplement)
  const { id = '' } = useParams()
  const signedIn = useSignedIn()
  const application = useApplication(id)
  const progress = useProgress(id)
  if (application.data && progress.data) return <Supplement application={application.data} asks={progress.data.asks} />
  const failed = application.isError ? application : progress
  return (
    <Page title={ts('supplement')}>
      {signedIn ? (
        <Load query={{ ...failed, data: undefined, isPending: !failed.isError }}>{() => null}</Load>
      ) : (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      )}
    </Page>
  )
}
