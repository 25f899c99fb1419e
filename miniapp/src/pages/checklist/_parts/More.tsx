import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'
import { ShareRows } from './share/ShareRows'

/** What else can be done with the list: send it to a relative, print it. */
export function More({ link, shareTitle }: { link: string; shareTitle: string }) {
  const { t } = useText(words)
  return (
    <>
      <Heading text={t('more')} />
      <Card kind="rows">
        <ShareRows link={link} title={shareTitle} />
      </Card>
    </>
  )
}
