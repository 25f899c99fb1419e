import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { openLogin } from '@/device/return'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'

/** Nobody is signed in. */
export function Guest() {
  const { t } = useText(mine)
  return (
    <>
      <Heading level={1} text={t('guest')} note={t('guestHelp')} />
      <Button text={t('signIn')} onTap={openLogin} />
    </>
  )
}
