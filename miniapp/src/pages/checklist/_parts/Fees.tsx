import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { useMoney } from '@/components/item/words'
import { Row } from '@/components/Row'
import { useListWords } from './words'

/** Every fee with the item that asks it; free of charge is said in words. */
export function Fees({ view, list }: { view: BundleView; list: Checklist }) {
  const { t, pick, itemName } = useListWords(view)
  const money = useMoney()
  const { min, max } = list.totalFen
  return (
    <>
      <Heading text={t('fees')} />
      <Card kind="rows">
        {list.fees.length === 0 ? <Row title={t('free')} sub={t('freeNote')} /> : null}
        {list.fees.map((fee) => (
          <Row
            key={`${fee.item}${fee.name.zh}`}
            title={pick(fee.name)}
            sub={[itemName(fee.item), ...(fee.certainty === 'depends' ? [t('feeMaybe')] : [])].join(t('join'))}
            end={money(fee.fen)}
          />
        ))}
        {list.fees.length > 1 ? (
          <Row title={t('total')} end={min === max ? money(max) : `${money(min)} – ${money(max)}`} />
        ) : null}
      </Card>
    </>
  )
}
