import type { ApplicationMaterialView } from '@shared/contract/application-part'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { applyPaper } from '@/i18n/texts/apply-paper'
import { useText } from '@/i18n/use-text'
import { Paper } from '../../_parts/Paper'
import { useWallet } from '../../_parts/use-wallet'
import { useProblemWords } from './problem-words'
import type { StepProps } from './step-props'
import { elementOf } from './steps'

/** Every material once: what to give, what the hall fetches, what is made of the form. */
export function PapersStep({ draft, catalogue, problems, tried }: StepProps) {
  const { t: tm, pick } = useText(applyPaper)
  const { errorAt } = useProblemWords()
  const wallet = useWallet()
  const { shown } = draft
  // Who was told that a paper is wrong comes to mend it.
  const [opened, setOpened] = useState(() => shown.materials.find(({ state }) => state === 'wrong')?.id)
  const groups = [
    { title: tm('papersYours'), of: shown.materials.filter(({ from }) => from === 'applicant') },
    { title: tm('papersHall'), note: tm('papersHallNote'), of: shown.materials.filter(({ from }) => from === 'hall') },
  ]
  const made = shown.materials.filter(({ from }) => from === 'form')
  const paper = (material: ApplicationMaterialView) => {
    const part = `material.${material.id}`
    return (
      <View key={material.id} className="paper-place" id={elementOf(part)}>
        <Paper
          material={material}
          known={catalogue.material(material.id)}
          when={material.required ? null : catalogue.when(material.id, shown.items)}
          items={shown.items}
          wallet={wallet}
          open={opened === material.id}
          onToggle={() => setOpened((before) => (before === material.id ? undefined : material.id))}
          error={errorAt(part, problems, tried)}
          onGive={async (input) => {
            draft.change({ materials: { [material.id]: input } })
            await draft.flush()
          }}
        />
      </View>
    )
  }
  return (
    <>
      <Heading level={1} text={tm('papers')} note={tm('papersNote')} />
      {groups.map(({ title, note, of }) =>
        of.length === 0 ? null : (
          <View key={title}>
            <Heading text={title} {...(note ? { note } : {})} />
            <Card kind="rows">{of.map(paper)}</Card>
          </View>
        ),
      )}
      {made.length === 0 ? null : (
        <>
          <Heading text={tm('papersForm')} />
          <Card kind="rows">
            {made.map(({ id }) => {
              const known = catalogue.material(id)
              return <Row key={id} icon="check" title={known ? pick(known.name) : id} sub={tm('papersFormNote')} />
            })}
          </Card>
        </>
      )}
    </>
  )
}
