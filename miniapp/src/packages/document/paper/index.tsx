import type { DocumentView } from '@shared/contract/document'
import { ApiError } from '@/api/api-error'
import { usePaper } from '@/api/queries/document'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { PicturePlace, usePicture } from '@/components/picture/Picture'
import { SignInFirst } from '@/components/SignInFirst'
import { Skeleton } from '@/components/Skeleton'
import { open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { paper as words } from '@/i18n/texts/paper'
import { picture as pictureWords } from '@/i18n/texts/picture'
import { useText } from '@/i18n/use-text'
import { PaperSheet } from './_parts/PaperSheet'
import { PrintButton } from './_parts/print/PrintButton'
import { setSheet } from './_parts/set-sheet'
import { usePaperText } from './_parts/use-paper-text'

/** One receipt or notice, to read, to print, to keep: `?code=`, and `&desk=1` for the hall's people. */
export default function PaperPage() {
  const { t } = useText(words)
  const signedIn = useSignedIn()
  const { code = '', desk } = useParams()
  const query = usePaper(code, desk === '1')
  if (signedIn && query.data) return <Whole document={query.data} />
  return <Page title={t('title')}>{signedIn ? <Missing code={code} query={query} /> : <SignedOut />}</Page>
}

function SignedOut() {
  const { t } = useText(words)
  return <SignInFirst title={t('signIn')} help={t('signInHelp')} />
}

function Missing({ code, query }: { code: string; query: ReturnType<typeof usePaper> }) {
  const { t } = useText(words)
  if (code === '') return <Blank icon="document" title={t('none')} help={t('noneHelp')} />
  if (query.error instanceof ApiError && query.error.status === 404) {
    const check = { text: t('verifyIt'), onTap: () => open('verify', { code }) }
    return <Blank icon="document" title={t('notFound')} help={t('notFoundHelp')} action={check} />
  }
  return (
    <Load query={query} skeleton={<Skeleton rows={6} />}>
      {() => null}
    </Load>
  )
}

function Whole({ document }: { document: DocumentView }) {
  const { t, pick } = useText(words)
  const { t: tp } = useText(pictureWords)
  const text = usePaperText(document)
  const picture = usePicture((pen) => setSheet(text, pen))
  const { isAuthentic, hotline, title, number } = document
  if (!isAuthentic) {
    return (
      <Page title={t('title')}>
        <Notice tone="stop" icon="warning" title={t('forged')}>
          {t('forgedHelp', { phone: hotline })}
        </Notice>
      </Page>
    )
  }
  return (
    <Page
      title={pick(title)}
      ownHeading
      bar={
        <BottomBar>
          <PrintButton />
          <Button icon="download" text={tp('picture')} onTap={picture.make} />
        </BottomBar>
      }
    >
      <PaperSheet text={text} />
      <PicturePlace picture={picture} title={t('fileName', { title: pick(title), number })} />
    </Page>
  )
}
