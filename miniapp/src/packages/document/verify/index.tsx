import { useVerification } from '@/api/queries/document'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { openTab } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { verify as words } from '@/i18n/texts/verify'
import { useText } from '@/i18n/use-text'
import { Verdict } from './_parts/Verdict'

/** Whether a paper is ours, for whoever holds it: opened by the code on it (`?code=`, or `?q=` from WeChat's scanner), without a login. */
export default function VerifyPage() {
  const { t } = useText(words)
  const { code, q } = useParams()
  const id = code ?? codeOf(q) ?? ''
  const query = useVerification(id)
  const home = { text: t('home'), onTap: () => openTab('home') }
  return (
    <Page title={t('title')} leave="close" ownHeading={query.data !== undefined}>
      {id === '' ? (
        <Blank icon="scan" title={t('noCode')} help={t('noCodeHelp')} action={home} />
      ) : (
        <Load query={query}>{(found) => <Verdict found={found} />}</Load>
      )}
    </Page>
  )
}

/** WeChat hands a scanned web address over as `q`. */
function codeOf(address: string | undefined): string | undefined {
  return /[?&]code=([\w-]{1,40})/.exec(address ?? '')?.[1]
}
