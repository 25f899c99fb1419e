import { useApplications } from '@/api/queries/applications'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'
import './next-application.scss'

/** An application that asks for something, else a draft, else the newest one under way. `first`: nothing stands above it. */
export function NextApplication({ first }: { first: boolean }) {
  const { t, pick } = useText(words)
  const all = useApplications().data?.pages.flatMap(({ applications }) => applications) ?? []
  const asked = all.find((one) => one.asked > 0)
  const draft = all.find(({ state }) => state === 'draft')
  const going = all.find(({ state }) => state === 'precheck' || state === 'submitted')
  const next = asked ?? draft ?? going
  if (next === undefined) return null
  const title = asked ? t('asked', { count: asked.asked }) : draft ? t('homeDraft') : t(next.state)
  const isForm = !asked && (next.state === 'draft' || next.state === 'precheck')
  return (
    <Card kind="rows" className={first ? 'home-first' : ''}>
      <Row
        icon={asked ? 'bell' : draft ? 'edit' : 'document'}
        title={title}
        sub={pick(next.name)}
        onTap={() => void open(isForm ? 'applyForm' : 'applyProgress', { id: next.id })}
      />
    </Card>
  )
}
