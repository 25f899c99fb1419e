import { beDemoPerson, useDemoSelf } from '@/api/demo-people'
import { useDemoPeople } from '@/api/queries/demo'
import { PAGES, startAt, TABS } from '@/device/navigate'
import { demo } from '@/i18n/texts/demo'
import { useText } from '@/i18n/use-text'
import { Card } from '../Card'
import { Chip } from '../Chip'
import { Heading } from '../Heading'
import { Row } from '../Row'
import { say, sayError } from '../toast-store'

const ROLES = [
  'resident',
  'clerk',
  'reviewer',
  'approver',
  'inspector',
  'issuer',
  'kiosk',
  'supervisor',
  'admin',
] as const
type Role = (typeof ROLES)[number]

/** Where each one's work begins. */
const FIRST_PAGE: Record<Role, string> = {
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
  const { data: people } = useDemoPeople()
  const self = useDemoSelf()
  if (!people) return null

  const be = async (phone: string, name: string, role: Role) => {
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
          const role = ROLES.find((one) => one === given) ?? 'resident'
          return (
            <Row
              key={phone}
              icon={role === 'resident' ? 'person' : role === 'kiosk' ? 'scan' : 'window'}
              title={name}
              sub={t(role)}
              end={phone === self ? <Chip tone="good" text={t('current')} /> : null}
              onTap={() => void be(phone, name, role).catch(sayError)}
            />
          )
        })}
      </Card>
    </>
  )
}
