import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { sayError } from '@/components/toast-store'
import { checklist as words } from '@/i18n/texts/checklist'
import { picture } from '@/i18n/texts/picture'
import { useText } from '@/i18n/use-text'
import { ShareRows } from './share/ShareRows'

interface MoreProps {
  link: string
  shareTitle: string
  onPicture: () => unknown
}

/** What else can be done with the list: keep it as a picture, send it to a relative, print it. */
export function More({ link, shareTitle, onPicture }: MoreProps) {
  const { t } = useText(words)
  const { t: tp } = useText(picture)
  const keep = async () => {
    try {
      await onPicture()
    } catch (error) {
      sayError(error)
    }
  }
  return (
    <>
      <Heading text={t('more')} />
      <Card kind="rows">
        <Row icon="download" title={tp('picture')} onTap={() => void keep()} />
        <ShareRows link={link} title={shareTitle} />
      </Card>
    </>
  )
}
