import { ApiError } from '@/api/api-error'
import { useAppointment } from '@/api/queries/appointment'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { openTab } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { pass as words } from '@/i18n/texts/pass'
import { useText } from '@/i18n/use-text'
import { PassBar } from './_parts/PassBar'
import { PassCard } from './_parts/PassCard'
import { PassFacts } from './_parts/PassFacts'
import './_parts/pass.scss'

/** The page asks again by itself, so that check-in and call show without a touch; milliseconds. */
const ASK_AGAIN = 10_000

/** One appointment as it is shown at the hall: number, code, and what comes next in every state. */
export default function PassPage() {
  const { t } = useText(words)
  const { id } = useParams()
  const signedIn = useSignedIn()
  const query = useAppointment(id, ASK_AGAIN)
  const appointment = query.data
  const missing = id === undefined || (query.error instanceof ApiError && query.error.status === 404)
  if (!appointment || missing) {
    return (
      <Page title={t('title')}>
        {!signedIn ? (
          <SignInFirst title={t('signInTitle')} help={t('signInHelp')} />
        ) : missing ? (
          <Blank
            icon="calendar"
            title={t('notFound')}
            help={t('notFoundHelp')}
            action={{ text: t('toAppointments'), onTap: () => openTab('appointments') }}
          />
        ) : (
          <Load query={query}>{() => null}</Load>
        )}
      </Page>
    )
  }
  return (
    <Page title={t('title')} tone="dark" bar={<PassBar appointment={appointment} />}>
      <PassCard appointment={appointment} />
      <PassFacts appointment={appointment} />
    </Page>
  )
}
