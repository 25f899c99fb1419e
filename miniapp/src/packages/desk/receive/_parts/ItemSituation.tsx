import type { ItemView } from '@shared/contract/catalogue-endpoints'
import { type Answers, ORDINARY } from '@shared/domain/checklist'
import { useState } from 'react'
import { Heading } from '@/components/Heading'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { Keyed } from './Keyed'

interface ItemSituationProps {
  view: ItemView
  answers: Answers
  onDone: (answers: Answers) => void
}

/** Which of 设立 变更 延续 补办 注销 it is, and by which way, where there is one beside the ordinary. */
export function ItemSituation({ view: { item }, answers, onDone }: ItemSituationProps) {
  const { t, pick } = useText(deskIntake)
  const { t: tc } = useText(deskCase)
  const [variant, setVariant] = useState<string>()
  const done = (chosen: string, route: string) =>
    onDone(route === ORDINARY ? { variant: chosen } : { variant: chosen, route })
  if (variant !== undefined) {
    return (
      <>
        <Heading level={1} text={t('routeAsk')} note={pick(item.name)} />
        <Keyed
          label={t('routeAsk')}
          value={String(answers.route ?? ORDINARY)}
          options={[
            { value: ORDINARY, text: t('routeOrdinary') },
            ...item.routes.map(({ id, name }) => ({ value: id, text: pick(name) })),
          ]}
          onChoose={(route) => done(variant, route)}
        />
      </>
    )
  }
  return (
    <>
      <Heading level={1} text={t('variantAsk')} note={pick(item.name)} />
      <Keyed<string>
        label={t('variantAsk')}
        value={answers.variant === undefined ? undefined : String(answers.variant)}
        options={item.variants.map((one) => ({
          value: one.variant,
          text: tc(`variant_${one.variant}`),
          help: pick(one.how),
        }))}
        onChoose={(chosen) =>
          item.routes.length > 0 && chosen === 'establish' ? setVariant(chosen) : done(chosen, ORDINARY)
        }
      />
    </>
  )
}
