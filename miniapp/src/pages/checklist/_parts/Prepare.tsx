import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { useListWords } from './words'

interface PrepareProps {
  view: BundleView
  list: Checklist
  ticked: readonly string[]
  onTick: (material: string, on: boolean) => void
  onShow: (material: string) => void
}

/** What the applicant brings, to tick off. */
export function Prepare({ view, list, ticked, onTick, onShow }: PrepareProps) {
  const { t, pick, materialLine } = useListWords(view)
  const brought = list.materials.filter(({ from }) => from === 'applicant')
  const ready = brought.filter(({ id }) => ticked.indexOf(id) >= 0).length
  return (
    <>
      <Heading text={t('prepare')} count={`${ready} / ${brought.length}`} note={t('tickNote')} />
      <Card kind="rows">
        {brought.map((material) => (
          <CheckRow
            key={material.id}
            title={pick(material.name)}
            sub={materialLine(material)}
            checked={ticked.indexOf(material.id) >= 0}
            onChange={(on) => onTick(material.id, on)}
            onOpen={() => onShow(material.id)}
            openLabel={t('openMaterial', { name: pick(material.name) })}
          />
        ))}
      </Card>
      {brought.length > 0 && ready === brought.length ? (
        <Notice tone="good" icon="check">
          {t('allReady')}
        </Notice>
      ) : null}
    </>
  )
}
