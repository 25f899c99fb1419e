import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { checklist as words } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'
import { useListWords } from './words'

interface NotYoursProps {
  view: BundleView
  list: Checklist
  onShow: (material: string) => void
}

/** What the hall fetches itself, and what one member makes for another. */
export function NotYours({ view, list, onShow }: NotYoursProps) {
  const { t, pick, neededText, namesOf } = useListWords(view)
  const fetched = list.materials.filter(({ from }) => from === 'hall')
  if (fetched.length + list.handedOn.length === 0) return null
  return (
    <>
      <Heading text={t('notYours')} />
      <Card kind="rows">
        {list.handedOn.map((handed) => (
          <Row
            key={handed.material}
            title={pick(handed.name)}
            sub={t('handedOn', { items: namesOf(handed.madeBy) })}
            end={<Chip tone="good" text={t('handInside')} />}
          />
        ))}
        {fetched.map((material) => (
          <Row
            key={material.id}
            title={pick(material.name)}
            sub={neededText(material)}
            end={<Chip tone="good" text={t('hallFetches')} />}
            onTap={() => onShow(material.id)}
          />
        ))}
      </Card>
    </>
  )
}

/** What people expect to need and do not. */
export function NotNeeded({ list }: { list: Checklist }) {
  const { t, pick } = useText(words)
  if (list.notNeeded.length === 0) return null
  return (
    <>
      <Heading text={t('notNeeded')} />
      <Card kind="rows">
        {list.notNeeded.map((entry) => (
          <Row key={entry.name.zh} title={pick(entry.name)} sub={pick(entry.why)} />
        ))}
      </Card>
    </>
  )
}
