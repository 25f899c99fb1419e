import { Page } from '@/components/Page'
import { home } from '@/i18n/texts/home'
import { useText } from '@/i18n/use-text'
import { HomeHead } from './_parts/HomeHead'

export default function HomePage() {
  const { t } = useText(home)
  return <Page title={t('title')} tab="home" head={<HomeHead />} />
}
