import type { SearchHit } from '@shared/domain/search'
import { View } from '@tarojs/components'
import { makePhoneCall } from '@tarojs/taro'
import { Blank } from '@/components/Blank'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { bundles } from '@/i18n/texts/bundles'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { BundleRow } from './BundleRow'

/** What the words in the search box mean, best first; when they mean nothing, whom to ask. */
export function Found({ words, hits, hotline }: { words: string; hits: readonly SearchHit[]; hotline: string }) {
  const { t } = useText(bundles)
  if (hits.length === 0) {
    const ask = { text: t('hotline', { phone: hotline }), onTap: () => makePhoneCall({ phoneNumber: hotline }) }
    return <Blank icon="search" title={t('noneTitle', { words })} help={t('noneHelp')} action={ask} />
  }
  return (
    <View {...aria({ live: 'polite' })}>
      <Heading text={t('found', { count: hits.length })} />
      <Card kind="rows">
        {hits.map(({ bundle }) => (
          <BundleRow key={bundle.id} bundle={bundle} />
        ))}
      </Card>
    </View>
  )
}
