import type { Subject } from '@shared/contract/common'
import { clockText } from '@shared/domain/time'
import { useMemo } from 'react'
import { useAppointment } from '@/api/queries/appointment'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { openTab } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { dayText } from '@/i18n/dates'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import { Choose } from './_parts/Choose'

/** Books a time (`bundle` or `item` in the address), or moves an appointment to another one (`change`). */
export default function BookingPage() {
  const { t } = useText(words)
  const { bundle, item, change } = useParams()
  const subject = useMemo((): Subject | undefined => {
    if (bundle !== undefined) return { kind: 'bundle', id: bundle }
    return item === undefined ? undefined : { kind: 'item', id: item }
  }, [bundle, item])
  if (change !== undefined) return <Change id={change} />
  if (subject !== undefined) return <Choose subject={subject} />
  return (
    <Page title={t('title')}>
      <Blank
        icon="calendar"
        title={t('noBundle')}
        help={t('noBundleHelp')}
        action={{ text: t('toBundles'), onTap: () => openTab('bundles') }}
      />
    </Page>
  )
}

function Change({ id }: { id: string }) {
  const { t, language } = useText(words)
  const signedIn = useSignedIn()
  const query = useAppointment(id)
  const was = query.data
  if (was !== undefined) {
    const when = `${dayText(was.day, language)} ${clockText(was.startMinute)}`
    return <Choose subject={was.subject} changing={{ appointment: was, note: t('was', { when }) }} />
  }
  return (
    <Page title={t('changeTitle')}>
      {signedIn ? <Load query={query}>{() => null}</Load> : <SignInFirst title={t('signIn')} help={t('signInNote')} />}
    </Page>
  )
}
