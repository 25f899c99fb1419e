import { ApiError } from '@/api/api-error'
import { useBundle } from '@/api/queries/catalogue'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { openTab } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { bundle as words } from '@/i18n/texts/bundle'
import { useText } from '@/i18n/use-text'
import { BundleIntro } from './_parts/BundleIntro'
import { StartBar } from './_parts/StartBar'

/** One bundle before the questions: what it gives, what it asks for, how long it takes and what it costs. */
export default function BundlePage() {
  const { t, pick } = useText(words)
  const { id = '' } = useParams()
  const query = useBundle(id)
  const view = query.data
  const unknown = id === '' || (query.error instanceof ApiError && query.error.code === 'NOT_FOUND')
  return (
    <Page
      title={view ? pick(view.bundle.name) : t('title')}
      ownHeading={view !== undefined}
      bar={view ? <StartBar view={view} /> : undefined}
    >
      {unknown ? (
        <Blank
          icon="search"
          title={t('noBundle')}
          help={t('noBundleHelp')}
          action={{ text: t('toAll'), onTap: () => openTab('bundles') }}
        />
      ) : (
        <Load query={query}>{(loaded) => <BundleIntro view={loaded} />}</Load>
      )}
    </Page>
  )
}
