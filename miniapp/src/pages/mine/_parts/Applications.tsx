import { useApplications } from '@/api/queries/applications'
import { ApplicationRow } from '@/components/ApplicationRow'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'

/** As many as fit before the other things of this page. */
const AT_FIRST = 2

/** The applications that still go on, those first that wait for the person; and the way to all. */
export function Applications() {
  const { t } = useText(words)
  const all = useApplications().data?.pages.flatMap(({ applications }) => applications) ?? []
  const running = all.filter(({ state }) => state !== 'ended').sort((a, b) => b.asked - a.asked)
  return (
    <>
      <Heading text={t('mine')} />
      {running.slice(0, AT_FIRST).map((one) => (
        <ApplicationRow key={one.id} application={one} />
      ))}
      <Card kind="rows">
        {all.length > 0 ? (
          <Row icon="document" title={t('all')} end={String(all.length)} onTap={() => void open('applyList')} />
        ) : null}
        <Row
          icon="id-card"
          title={t('certificates')}
          sub={t('certificatesSub')}
          onTap={() => void open('certificates')}
        />
        <Row icon="search" title={t('lookUp')} sub={t('lookUpSub')} onTap={() => void open('applyLookup')} />
      </Card>
    </>
  )
}
