import type { BundleView } from '@shared/contract/catalogue'
import { type Checklist, checklistOf } from '@shared/domain/checklist'
import { Text, View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Figures } from '@/components/Figures'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { ItemSheet } from '@/components/item/ItemSheet'
import { rangeText, useMoney } from '@/components/item/words'
import { Row } from '@/components/Row'
import { bundle as words } from '@/i18n/texts/bundle'
import { useText } from '@/i18n/use-text'
import './bundle-intro.scss'

/** The bundle with every answer still open: the least and the most it can come to. */
export function BundleIntro({ view }: { view: BundleView }) {
  const { t, pick } = useText(words)
  const [shown, setShown] = useState<string>()
  const { bundle } = view
  const list = useMemo(() => checklistOf(view, {}), [view])
  const brought = list.materials.filter(({ from }) => from === 'applicant')
  const steps = [t('step1', { count: bundle.questions.length }), t('step2'), t('step3')]
  return (
    <>
      <View className="bundle-head">
        <View className="bundle-head__tile">
          <Icon name={bundle.icon} size="l" />
        </View>
        <View className="grow">
          <Heading level={1} text={pick(bundle.name)} note={pick(bundle.summary)} />
        </View>
      </View>
      <Figures
        figures={[
          { value: countText(list.items), label: t('items') },
          { value: countText(brought), label: t('materials') },
          { value: rangeText(list.days.parallel), unit: t('daysUnit'), label: t('days'), accent: true },
        ]}
      />
      <Heading text={t('gives')} note={t('tapMore')} />
      <Card kind="rows">
        {list.items.map((item) => (
          <Row
            key={item.id}
            title={pick(item.name)}
            sub={pick(item.reason)}
            end={item.certainty === 'depends' ? <Chip text={t('depends')} /> : null}
            onTap={() => setShown(item.id)}
          />
        ))}
      </Card>
      <Cost view={view} list={list} />
      {list.notNeeded.length > 0 ? (
        <>
          <Heading text={t('notNeeded')} />
          <Card kind="rows">
            {list.notNeeded.map((entry) => (
              <Row key={entry.name.zh} title={pick(entry.name)} sub={pick(entry.why)} />
            ))}
          </Card>
        </>
      ) : null}
      <Heading text={t('how')} />
      <Card>
        {steps.map((step, index) => (
          <View key={step} className="bundle-step">
            <Text className="bundle-step__mark num">{index + 1}</Text>
            <Text className="grow">{step}</Text>
          </View>
        ))}
      </Card>
      {view.district.notice ? <View className="tiny">{pick(view.district.notice)}</View> : null}
      <ItemSheet view={view} itemId={shown} onClose={() => setShown(undefined)} />
    </>
  )
}

function Cost({ view, list }: { view: BundleView; list: Checklist }) {
  const { t, pick } = useText(words)
  const money = useMoney()
  const nameOf = (id: string) => view.items.find((item) => item.id === id)?.name
  return (
    <>
      <Heading text={t('cost')} />
      <Card kind="rows">
        {list.fees.length === 0 ? <Row title={t('free')} sub={t('freeNote')} /> : null}
        {list.fees.map((fee) => {
          const item = nameOf(fee.item)
          return (
            <Row
              key={`${fee.item}${fee.name.zh}`}
              title={pick(fee.name)}
              sub={fee.certainty === 'depends' ? t('feeMaybe') : item ? pick(item) : ''}
              end={money(fee.fen)}
            />
          )
        })}
      </Card>
    </>
  )
}

/** `2–5`: those certain and all that may apply. */
function countText(list: readonly { certainty: string }[]): string {
  return rangeText({ min: list.filter(({ certainty }) => certainty === 'certain').length, max: list.length })
}
