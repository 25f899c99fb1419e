import { Blank } from '@/components/Blank'
import { Page } from '@/components/Page'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'

export default function TodayPage() {
  const { t } = useText(common)
  return (
    <Page title={t('productName')} wide>
      <Blank title={t('empty')} />
    </Page>
  )
}
