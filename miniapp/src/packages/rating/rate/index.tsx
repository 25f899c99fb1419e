import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { openTab } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { AtWindow } from './_parts/AtWindow'
import { OneVisit } from './_parts/OneVisit'

/** Rates a visit: opened from an appointment (`?visit=`) or by the code on a window (`?window=`, or `?q=` from WeChat's scanner). */
export default function RatePage() {
  const { t } = useText(rating)
  const signedIn = useSignedIn()
  const { visit, window, q } = useParams()
  const at = window ?? windowOf(q)
  if (!signedIn) {
    return (
      <Page title={t('title')} leave="close">
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      </Page>
    )
  }
  if (visit) return <OneVisit id={visit} />
  if (at) return <AtWindow id={at} />
  return (
    <Page title={t('title')} leave="close">
      <Blank
        icon="star"
        title={t('noCode')}
        help={t('noCodeHelp')}
        action={{ text: t('toMine'), onTap: () => openTab('mine') }}
      />
    </Page>
  )
}

/** WeChat hands a scanned web address over as `q`. */
function windowOf(address: string | undefined): string | undefined {
  return /[?&]window=([\w-]{1,40})/.exec(address ?? '')?.[1]
}
