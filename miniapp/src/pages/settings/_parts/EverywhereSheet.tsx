import { logoutEverywhere } from '@shared/contract/session'
import { call } from '@/api/client'
import { signOut } from '@/api/person'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { openTab } from '@/device/navigate'
import { settings } from '@/i18n/texts/settings'
import { useText } from '@/i18n/use-text'

/** Ends every session of the account, this one too. */
export function EverywhereSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText(settings)
  const leave = async () => {
    await call(logoutEverywhere)
    signOut()
    say(t('loggedOut'))
    await openTab('mine')
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('everywhere')}
      foot={<Button kind="danger" text={t('everywhereDo')} onTap={leave} />}
    >
      {t('everywhereHelp')}
    </Sheet>
  )
}
