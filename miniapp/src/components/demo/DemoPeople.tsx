import { beDemoPerson, useDemoSelf } from '@/api/demo-people'
import { useDemoPeople } from '@/api/queries/demo'
import { PAGES, startAt, TABS } from '@/device/navigate'
import { demo } from '@/i18n/texts/demo'
import { demoRole } from '@/i18n/texts/demo-role'
import { useText } from '@/i18n/use-text'
import { Card } from '../Card'
import { Chip } from '../Chip'
import { Heading } from '../Heading'
import { Row } from '../Row'
import { say, sayError } from '../toast-store'
import { type DemoRole, demoRoleOf } from './role'

/** Where each one's work begins. */
const FIRST_PAGE: Record<DemoRole, string> = {
  resident: TABS.home,
  clerk: PAGES.staffToday,
  reviewer: PAGES.deskWork,
  approver: PAGES.deskWork,
  inspector: PAGES.deskWork,
  issuer: PAGES.deskWork,
  kiosk: PAGES.kiosk,
  supervisor: PAGES.staffRatings,
  admin: PAGES.staffGrants,
}

/** The demo people; a tap signs in as one and opens the page where their work begins. */
export function DemoPeople({ onDone }: { onDone: () => void }) {
  const { t } = useText(demo)
  const { t: tr } = useText(demoRole)
  const { data: people } = useDemoPeople()
  const self = useDemoSelf()
  if (!people) return null

  const be = async (phone: string, name: string, role: DemoRole) => {
    await beDemoPerson(phone)
    onDone()
    say(t('signedIn', { name }))
    // Nothing of the one before stays behind: its pages would ask for what is not theirs any more.
    await startAt(FIRST_PAGE[role])
  }
  return (
    <>
      <Heading text={t('people')} note={t('peopleHelp')} />
      <Card kind="rows">
        {people.map(({ phone, name, role: given }) => {
          const role = demoRoleOf(given)
          return (
            <Row
              key={phone}
              icon={role === 'resident' ? 'person' : role === 'kiosk' ? 'scan' : 'window'}
              title={name}
              sub={tr(role)}
              end={phone === self ? <Chip tone="good" text={t('current')} /> : null}
              onTap={() => void be(phone, name, role).catch(sayError)}
            />
          )
        })}
      </Card>
    </>
  )
}
