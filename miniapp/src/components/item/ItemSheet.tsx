import type { BundleView, LegalBasis, ServiceItem } from '@shared/contract/catalogue'
import { item as words } from '@/i18n/texts/item'
import { useText } from '@/i18n/use-text'
import { Sheet } from '../Sheet'
import { Fact } from './Fact'
import { ItemMaterials } from './ItemMaterials'
import { useMoney, useWorkingDays } from './words'

interface ItemSheetProps {
  view: BundleView
  /** Id of the item; undefined keeps the sheet closed. */
  itemId: string | undefined
  onClose: () => void
}

/** The nine facts of a service item that must be public (九公开), in plain words. */
export function ItemSheet({ view, itemId, onClose }: ItemSheetProps) {
  const { pick } = useText(words)
  const item = view.items.find((one) => one.id === itemId)
  return (
    <Sheet open={item !== undefined} onClose={onClose} title={item ? pick(item.name) : ''}>
      {item ? <Facts item={item} view={view} /> : null}
    </Sheet>
  )
}

function Facts({ item, view }: { item: ServiceItem; view: BundleView }) {
  const { t, pick } = useText(words)
  const workingDays = useWorkingDays()
  const money = useMoney()
  const department = view.departments.find(({ id }) => id === item.authority)
  const statutory = item.limit.statutory
  return (
    <>
      <Fact name={t('about')}>{pick(item.about)}</Fact>
      {department ? <Fact name={t('authority')}>{pick(department.name)}</Fact> : null}
      <Fact name={t('promised')}>{workingDays(item.limit.promisedDays)}</Fact>
      <Fact name={t('statutory')}>
        {statutory === undefined
          ? t('noStatutory')
          : statutory.atOnce
            ? t('atOnce', { days: statutory.days })
            : workingDays(statutory.days)}
      </Fact>
      {item.routes.map((route) => (
        <Fact key={route.id} name={pick(route.name)}>
          {workingDays(route.limit.promisedDays)}
          {route.checkedAfterwards ? ` · ${t('check', { days: route.checkedAfterwards.days })}` : ''}
        </Fact>
      ))}
      {item.conditions.length > 0 ? <Fact name={t('conditions')} list={item.conditions.map(pick)} /> : null}
      <ItemMaterials item={item} materials={view.materials} />
      <Fact name={t('steps')} list={item.steps.map(pick)} ordered />
      <Fact name={t('fee')}>
        {item.fees.length === 0 ? t('free') : item.fees.map((fee) => `${pick(fee.name)} ${money(fee.fen)}`).join('，')}
      </Fact>
      <Fact name={t('result')}>{pick(item.result.name)}</Fact>
      <Fact name={t('basis')} list={item.basis.map((basis) => lawText(basis, pick, t))} />
      <Fact name={t('where')}>
        {`${pick(item.place)} · ${pick(item.hours)} · ${t('phones', { phones: item.phones.join(' ') })}`}
      </Fact>
      <Fact name={t('complaint')}>{pick(item.complaint.how)}</Fact>
    </>
  )
}

type Words = ReturnType<typeof useText<typeof words.zh>>

/** `《食品安全法》第 35 条（2026-11-22 核对）`. */
export function lawText({ law, articles, checkedOn }: LegalBasis, pick: Words['pick'], t: Words['t']): string {
  const cited = articles === undefined ? '' : ` ${t('articles', { articles: articles.join('、') })}`
  return `${pick(law)}${cited}（${t('checked', { day: checkedOn })}）`
}
