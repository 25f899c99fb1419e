import { Blank } from '@/components/Blank'
import { Page } from '@/components/Page'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'

export default function BundlesPage() {
  const { t } = useText(common)
  return (
    <Page title={t('tabBundles')} tab="bundles">
      <Blank title={t('empty')} />
    </Page>
  )
}
