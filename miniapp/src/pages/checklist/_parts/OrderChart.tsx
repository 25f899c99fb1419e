import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist, ChecklistItem } from '@shared/domain/checklist'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { rangeText } from '@/components/item/words'
import { Tap } from '@/components/tap/Tap'
import { aria } from '@/platform/aria'
import { useListWords } from './words'

interface OrderChartProps {
  view: BundleView
  list: Checklist
  onShow: (item: string) => void
}

/** The items as bars on the days, so that one sees what waits for what and why it takes as long as it does. */
export function OrderChart({ view, list, onShow }: OrderChartProps) {
  const { t, pick, namesOf } = useListWords(view)
  const { serial, parallel } = list.days
  const starts = startsOf(list.items)
  const all = Math.max(parallel.max, 1)
  const daysText = ({ promisedDays }: ChecklistItem) =>
    promisedDays.max === 0 ? t('sameDay') : t('daysShort', { days: rangeText(promisedDays) })
  return (
    <>
      <Heading text={t('order')} note={t('orderNote')} />
      <Card kind="rows">
        <View className="order-sum">
          {serial.max > parallel.max
            ? t('orderSum', { serial: rangeText(serial), parallel: rangeText(parallel) })
            : t('orderSame', { days: rangeText(parallel) })}
        </View>
        {list.items.map((item) => {
          const start = starts.get(item.id) ?? 0
          const waits = item.after.length > 0 ? t('after', { items: namesOf(item.after) }) : undefined
          const notes = [waits, item.certainty === 'depends' ? t('depends') : undefined].filter(Boolean)
          return (
            <Tap
              key={item.id}
              className="order-item"
              onTap={() => onShow(item.id)}
              label={[pick(item.name), ...notes, daysText(item)].join('，')}
            >
              <View className="order-item__head">
                <View className="grow">
                  {pick(item.name)}
                  {notes.length > 0 ? <View className="tiny">{notes.join(t('join'))}</View> : null}
                </View>
                <View className="order-item__days num">{daysText(item)}</View>
                <Icon name="chevron" size="s" className="order-item__arrow" />
              </View>
              <View className="order-item__track" {...aria({ hidden: true })}>
                <View
                  className={`order-item__bar ${item.certainty === 'depends' ? 'order-item__bar--open' : ''}`}
                  style={{
                    left: `${(start / all) * 100}%`,
                    width: `${Math.max(item.promisedDays.max / all, 0.03) * 100}%`,
                  }}
                />
              </View>
            </Tap>
          )
        })}
      </Card>
    </>
  )
}

/** The day on which each item can begin: when the slowest of those it waits for is done. */
function startsOf(items: readonly ChecklistItem[]): Map<string, number> {
  const starts = new Map<string, number>()
  const endOf = (id: string): number => {
    const item = items.find((one) => one.id === id)
    return item ? startOf(item) + item.promisedDays.max : 0
  }
  const startOf = (item: ChecklistItem): number => {
    const known = starts.get(item.id)
    if (known !== undefined) return known
    // Marked before the walk: a circle, which the loader refuses, would end here.
    starts.set(item.id, 0)
    const start = Math.max(0, ...item.after.map(endOf))
    starts.set(item.id, start)
    return start
  }
  for (const item of items) startOf(item)
  return starts
}
