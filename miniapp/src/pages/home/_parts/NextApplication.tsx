import { useApplications } from '@/api/queries/applications'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'
import './next-application.scss'

/** What waits for the person: an application that asks for something, else a draft. `first`: nothing stands above it. */
export function NextApplication({ first }: { first: boolean }) {
  const { t, pick } = useText(words)
  const all = useApplications().data?.pages.flatMap(({ applications }) => applications) ?? []
  const asked = all.find((one) => one.asked > 0)
  const draft = all.find(({ state }) => state === 'draft')
  const next = asked ?? draft
  if (next === undefined) return null
  const title = asked ? t('asked', { count: asked.asked }) : t('homeDraft')
  return (
    <Card kind="rows" className={first ? 'home-first' : ''}>
      <Row
        icon={asked ? 'bell' : 'edit'}
        title={title}
        sub={pick(next.name)}
        onTap={() => void open(asked ? 'applyProgress' : 'applyForm', { id: next.id })}
      />
    </Card>
  )
}
