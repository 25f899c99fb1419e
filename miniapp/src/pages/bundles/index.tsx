import type { CatalogueHome } from '@shared/contract/catalogue-endpoints'
import { searchBundles } from '@shared/domain/search'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCatalogue } from '@/api/queries/catalogue'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { Tap } from '@/components/tap/Tap'
import { open } from '@/device/navigate'
import { bundles } from '@/i18n/texts/bundles'
import { useText } from '@/i18n/use-text'
import { BundleRow } from './_parts/BundleRow'
import { Found } from './_parts/Found'
import './_parts/bundles.scss'

/** Everything that can be applied for at once, found by one's own words or by category. */
export default function BundlesPage() {
  const { t } = useText(bundles)
  const query = useCatalogue()
  const [words, setWords] = useState('')
  const asked = words.trim()
  const clear = (
    <Tap className="bundles-clear" onTap={() => setWords('')} label={t('clear')}>
      <Icon name="close" size="s" />
    </Tap>
  )
  return (
    <Page title={t('title')} tab="bundles" ownHeading>
      <Heading level={1} text={t('question')} note={t('note')} />
      <Field
        bare
        kind="search"
        label={t('searchLabel')}
        placeholder={t('search')}
        value={words}
        onChange={setWords}
        maxLength={40}
        {...(words === '' ? {} : { end: clear })}
      />
      <Load query={query}>
        {(catalogue) => {
          const hits = searchBundles(asked, catalogue.bundles)
          return (
            <>
              {asked === '' ? null : <Found words={asked} hits={hits} hotline={catalogue.district.hotline} />}
              {hits.length === 0 ? <Categories catalogue={catalogue} /> : null}
              {asked === '' ? (
                <Card kind="rows">
                  <Row icon="search" title={t('lookUp')} sub={t('lookUpSub')} onTap={() => void open('applyLookup')} />
                </Card>
              ) : null}
            </>
          )
        }}
      </Load>
    </Page>
  )
}

function Categories({ catalogue }: { catalogue: CatalogueHome }) {
  const { pick } = useText(bundles)
  return (
    <>
      {catalogue.categories.map((category) => {
        const members = catalogue.bundles.filter((bundle) => bundle.category === category.id)
        if (members.length === 0) return null
        return (
          <View key={category.id}>
            <Heading text={pick(category.name)} />
            <Card kind="rows">
              {members
                .sort((a, b) => a.order - b.order)
                .map((bundle) => (
                  <BundleRow key={bundle.id} bundle={bundle} />
                ))}
            </Card>
          </View>
        )
      })}
    </>
  )
}
