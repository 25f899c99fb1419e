import type { ServicePoint } from '@shared/contract/service-point'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'
import { SheetPick } from '../../_parts/SheetPick'

/** Stands for all service points in a choice. */
export const EVERYWHERE = 'everywhere'

interface PointPickProps {
  points: readonly ServicePoint[]
  value: string | undefined
  onChange: (id: string) => void
}

/** A service point, or all of them; nothing is chosen at first, because all is a lot to give. */
export function PointPick({ points, ...choice }: PointPickProps) {
  const { t, pick } = useText(admin)
  const options = [
    { value: EVERYWHERE, text: t('everywhere') },
    ...points.map(({ id, name }) => ({ value: id, text: pick(name) })),
  ]
  return <SheetPick icon="pin" label={t('place')} empty={t('place')} options={options} {...choice} />
}
