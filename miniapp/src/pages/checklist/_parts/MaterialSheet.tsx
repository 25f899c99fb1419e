import type { BundleView, Material } from '@shared/contract/catalogue'
import type { Checklist, ChecklistMaterial } from '@shared/domain/checklist'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Fact } from '@/components/item/Fact'
import { SamplePaper } from '@/components/item/SamplePaper'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { useListWords } from './words'

interface MaterialSheetProps {
  view: BundleView
  list: Checklist
  materialId: string | undefined
  onClose: () => void
}

/** One material: what it looks like, how many, who issues it, who needs it and why. */
export function MaterialSheet({ view, list, materialId, onClose }: MaterialSheetProps) {
  const { pick } = useListWords(view)
  const material = view.materials.find(({ id }) => id === materialId)
  const listed = list.materials.find(({ id }) => id === materialId)
  return (
    <Sheet
      open={material !== undefined && listed !== undefined}
      onClose={onClose}
      title={material ? pick(material.name) : ''}
    >
      {material && listed ? <Details view={view} material={material} listed={listed} /> : null}
    </Sheet>
  )
}

function Details({ view, material, listed }: { view: BundleView; material: Material; listed: ChecklistMaterial }) {
  const { t, pick, formText, itemName } = useListWords(view)
  const { fetchedByHall, template } = material
  const copy = async () => {
    if (!template) return
    await Taro.setClipboardData({ data: pick(template) })
    say(t('copied'))
  }
  const needers = listed.neededBy.map(({ item, reason }) =>
    reason ? `${itemName(item)}（${pick(reason)}）` : itemName(item),
  )
  return (
    <>
      <View className="material-plain">{pick(material.plain)}</View>
      <SamplePaper sample={material.sample} />
      <Fact name={t('formLine')}>{formText(listed)}</Fact>
      <Fact name={t('issuer')}>{pick(listed.issuer)}</Fact>
      {listed.bringReason ? <Fact name={t('bringBecause')}>{pick(listed.bringReason)}</Fact> : null}
      <Fact name={t('needers')} list={needers} />
      {fetchedByHall && listed.from === 'hall' ? (
        <>
          <Fact name={t('fetchChannel')}>{pick(fetchedByHall.channel)}</Fact>
          <Fact name={t('fetchConsent')}>{pick(fetchedByHall.consent)}</Fact>
          <Fact name={t('fetchFallback')}>{pick(fetchedByHall.fallback)}</Fact>
        </>
      ) : null}
      {template ? (
        <Fact name={t('template')}>
          <View className="material-template">{pick(template)}</View>
          <Button size="small" kind="ghost" icon="copy" text={t('copyTemplate')} onTap={copy} />
        </Fact>
      ) : null}
    </>
  )
}
