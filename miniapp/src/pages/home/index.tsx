import Taro from '@tarojs/taro'
import { useCatalogue } from '@/api/queries/catalogue'
import { Card } from '@/components/Card'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { Skeleton } from '@/components/Skeleton'
import { open } from '@/device/navigate'
import { home } from '@/i18n/texts/home'
import { useText } from '@/i18n/use-text'
import { BundleGrid } from './_parts/BundleGrid'
import { HomeHead } from './_parts/HomeHead'
import { NearestPoint } from './_parts/NearestPoint'
import { NextApplication } from './_parts/NextApplication'
import { NextAppointment, useNextAppointment } from './_parts/NextAppointment'

export default function HomePage() {
  const { t, pick } = useText(home)
  const catalogue = useCatalogue()
  const next = useNextAppointment()
  const district = catalogue.data?.district
  const head = <HomeHead place={district ? pick(district.hall) : ''} overlapped={next !== undefined} />
  return (
    <Page title={t('title')} tab="home" head={head} ownHeading>
      {next ? <NextAppointment next={next} catalogue={catalogue.data} /> : null}
      <NextApplication first={next === undefined} />
      <Load query={catalogue} skeleton={<Skeleton rows={4} />}>
        {({ bundles, points, district: { hotline } }) => (
          <>
            <BundleGrid bundles={bundles} />
            <NearestPoint points={points} />
            <Card kind="rows">
              <Row icon="search" title={t('lookUp')} sub={t('lookUpSub')} onTap={() => void open('applyLookup')} />
              <Row
                icon="phone"
                title={t('hotline', { phone: hotline })}
                sub={t('hotlineHelp')}
                onTap={() => void Taro.makePhoneCall({ phoneNumber: hotline })}
              />
            </Card>
          </>
        )}
      </Load>
    </Page>
  )
}
