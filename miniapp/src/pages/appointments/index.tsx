import { OPEN_STATES } from '@shared/domain/appointment'
import { useDidShow } from '@tarojs/taro'
import { useAppointments } from '@/api/queries/appointments'
import { useWaitlist } from '@/api/queries/waitlist'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { SignInFirst } from '@/components/SignInFirst'
import { open as openPage, openTab } from '@/device/navigate'
import { appointments as words } from '@/i18n/texts/appointments'
import { useText } from '@/i18n/use-text'
import { AppointmentCard } from './_parts/AppointmentCard'
import { Past } from './_parts/Past'
import { WaitCard } from './_parts/WaitCard'
import './_parts/appointments.scss'

/** Everything booked: offers and waiting lists first, then what is to come, then the past. */
export default function AppointmentsPage() {
  const { t } = useText(words)
  const signedIn = useSignedIn()
  const query = useAppointments()
  const waitlist = useWaitlist()
  // A tab stays alive behind the others, so that it must ask again when it is seen.
  useDidShow(() => {
    if (!signedIn) return
    void query.refetch()
    void waitlist.refetch()
  })
  const waiting = (waitlist.data ?? []).filter(({ state }) => state === 'waiting' || state === 'offered')
  return (
    <Page title={t('title')} tab="appointments" ownHeading={signedIn}>
      {signedIn ? (
        <Load query={query}>
          {({ appointments, next }) => {
            const open = appointments.filter(({ state }) => OPEN_STATES.indexOf(state) >= 0)
            const past = appointments.filter(({ state }) => OPEN_STATES.indexOf(state) < 0)
            return (
              <>
                <Heading level={1} text={t('question')} />
                {waiting.length > 0 ? <Heading text={t('waiting')} /> : null}
                {waiting.map((entry) => (
                  <WaitCard key={entry.id} entry={entry} />
                ))}
                {open.length > 0 ? <Heading text={t('open')} /> : null}
                {open.map((appointment) => (
                  <AppointmentCard key={appointment.id} appointment={appointment} />
                ))}
                {open.length + waiting.length === 0 ? <Nothing /> : null}
                <Card kind="rows">
                  <Row icon="document" title={t('applications')} onTap={() => void openPage('applyList')} />
                </Card>
                <Past first={past} next={next} />
              </>
            )
          }}
        </Load>
      ) : (
        <SignInFirst title={t('signInTitle')} help={t('signInHelp')} />
      )}
    </Page>
  )
}

function Nothing() {
  const { t } = useText(words)
  return (
    <Blank
      icon="calendar"
      title={t('emptyTitle')}
      help={t('emptyHelp')}
      action={{ text: t('emptyAction'), onTap: () => openTab('bundles') }}
    />
  )
}
