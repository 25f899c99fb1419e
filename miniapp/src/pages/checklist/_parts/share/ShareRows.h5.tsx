import Taro from '@tarojs/taro'
import { Row } from '@/components/Row'
import { say, sayError } from '@/components/toast-store'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'

interface ShareRowsProps {
  /** Path of the list with its answers, from `/pages`. */
  link: string
  title: string
}

/** See ShareRows.tsx. */
export function ShareRows({ link, title }: ShareRowsProps) {
  const { t } = useText(words)
  const { origin, pathname } = window.location
  const url = `${origin}${pathname}#${link}`
  const share = async () => {
    try {
      if (await sharedByPhone(title, url)) return
      await Taro.setClipboardData({ data: url })
      say(t('shareDone'))
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <>
      <Row icon="share" title={t('share')} sub={t('shareNote')} onTap={() => void share()} />
      <Row icon="printer" title={t('print')} sub={t('printNote')} onTap={() => window.print()} />
    </>
  )
}

/** The phone's own sharing, where the browser has it. @returns false where it has none */
async function sharedByPhone(title: string, url: string): Promise<boolean> {
  if (typeof navigator.share !== 'function') return false
  try {
    await navigator.share({ title, url })
  } catch (error) {
    // Closing the phone's sheet is no failure; anything else falls back to copying.
    return error instanceof Error && error.name === 'AbortError'
  }
  return true
}
