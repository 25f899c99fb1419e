import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { openTab } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'
import { AtWindow } from './_parts/AtWindow'
import { OneApplication } from './_parts/OneApplication'
import { OneVisit } from './_parts/OneVisit'

/**
 * Rates a visit (`?visit=`), what was done at a window (`?window=`, the code printed there) or an application (`?application=`,
 * with `&code=` where the window showed it). WeChat's scanner hands the whole address over as `?q=`.
 */
export default function RatePage() {
  const { t } = useText(rating)
  const signedIn = useSignedIn()
  const { q, visit, ...params } = useParams()
  const named = (name: 'window' | 'application' | 'code') => params[name] ?? scanned(q, name)
  const [window, application, code] = [named('window'), named('application'), named('code')]
  if (!signedIn) {
    return (
      <Page title={t('title')} leave="close">
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      </Page>
    )
  }
  if (visit) return <OneVisit id={visit} />
  if (application) return <OneApplication id={application} {...(code ? { code } : {})} />
  if (window) return <AtWindow id={window} />
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

/** What stands in a scanned address under this name. */
function scanned(address: string | undefined, name: string): string | undefined {
  return new RegExp(`[?&]${name}=([\\w-]{1,40})`).exec(address ?? '')?.[1]
}
