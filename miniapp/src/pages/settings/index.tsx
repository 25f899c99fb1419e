import { useSignedIn } from '@/api/session'
import { Page } from '@/components/Page'
import { settings } from '@/i18n/texts/settings'
import { useText } from '@/i18n/use-text'
import { AccountRows } from './_parts/AccountRows'
import { Devices } from './_parts/Devices'
import { Reading } from './_parts/Reading'

/** How one reads, where one is signed in, and everything one may do with one's own data. */
export default function SettingsPage() {
  const { t } = useText(settings)
  const signedIn = useSignedIn()
  return (
    <Page title={t('title')}>
      <Reading />
      {signedIn ? (
        <>
          <Devices />
          <AccountRows />
        </>
      ) : null}
    </Page>
  )
}
