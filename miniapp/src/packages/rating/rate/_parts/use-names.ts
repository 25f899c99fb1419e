import { useCatalogue } from '@/api/queries/catalogue'
import { usePoints } from '@/api/queries/points'
import { rating } from '@/i18n/texts/rating'
import { useText } from '@/i18n/use-text'

/** Names of the catalogue for what is rated; undefined until it has been read. */
export function useNames() {
  const { t, pick } = useText(rating)
  const { data: catalogue } = useCatalogue()
  const { data: points } = usePoints()
  return {
    subject: (id: string): string | undefined => {
      const bundle = catalogue?.bundles.find((one) => one.id === id)
      return bundle && pick(bundle.name)
    },
    window: (id: string | null): string | undefined => {
      for (const { desks } of points ?? []) {
        const desk = desks.find((one) => one.id === id)
        if (desk) return t('window', { number: desk.number })
      }
      return undefined
    },
    hotline: catalogue?.district.hotline ?? '12345',
  }
}
