import type { BundleSummary } from '@shared/contract/catalogue'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { bundles } from '@/i18n/texts/bundles'
import { useText } from '@/i18n/use-text'

/** One bundle to choose, with what it is in one line. */
export function BundleRow({ bundle }: { bundle: BundleSummary }) {
  const { pick } = useText(bundles)
  return (
    <Row
      icon={bundle.icon}
      title={pick(bundle.name)}
      sub={pick(bundle.summary)}
      onTap={() => void open('bundle', { id: bundle.id })}
    />
  )
}
