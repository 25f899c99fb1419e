import { Blank } from '@/components/Blank'
import { Page } from '@/components/Page'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'

export default function AppointmentsPage() {
  const { t } = useText(common)
  return (
    <Page title={t('tabAppointments')} tab="appointments">
      <Blank title={t('empty')} />
    </Page>
  )
}
