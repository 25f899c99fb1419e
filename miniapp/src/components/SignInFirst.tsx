import { openLogin } from '@/device/return'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { Blank } from './Blank'

interface SignInFirstProps {
  title: string
  help: string
}

/** In place of what only a signed-in person has; the login comes back to this page. */
export function SignInFirst({ title, help }: SignInFirstProps) {
  const { t } = useText(common)
  return <Blank icon="person" title={title} help={help} action={{ text: t('signIn'), onTap: openLogin }} />
}
