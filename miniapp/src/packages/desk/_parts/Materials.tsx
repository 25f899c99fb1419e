import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Tap } from '@/components/tap/Tap'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { MaterialSheet } from './MaterialSheet'
import { type DeskMaterial, useMaterialWords } from './material-words'
import './materials.scss'

interface MaterialsProps {
  view: DeskView
  /** Only those of this item; all of the application without one. */
  itemId?: string | undefined
}

/** The materials that an item needs, how each stands, and the way to look at its pages beside the sample. */
export function Materials({ view, itemId }: MaterialsProps) {
  const { t } = useText(deskCase)
  const { name, chip } = useMaterialWords(view)
  const [open, setOpen] = useState<string>()
  const shown = view.materials.filter(({ neededBy }) => itemId === undefined || neededBy.includes(itemId))
  const fetched = shown.filter(({ state }) => state === 'fetch').length
  const pagesText = ({ pages, state, checkedAt }: DeskMaterial): string => {
    if (pages.length > 0) return t('pages', { count: pages.length })
    return state === 'fine' && checkedAt !== null ? t('shown') : ''
  }
  return (
    <>
      <Heading
        text={t('materials')}
        note={t(fetched === 0 ? 'materialsCount' : 'materialsNote', { count: shown.length, fetched })}
      />
      {shown.length === 0 ? <View className="tiny">{t('noMaterials')}</View> : null}
      {shown.length > 0 ? (
        <Card kind="rows" className="materials">
          {shown.map((material) => (
            <Tap key={material.id} className="materials__row" onTap={() => setOpen(material.id)}>
              <View className="materials__content">
                <View className="grow">{name(material.id)}</View>
                <View className="materials__end">
                  <Chip {...chip(material)} />
                  <View className="tiny materials__pages">{pagesText(material)}</View>
                </View>
              </View>
            </Tap>
          ))}
        </Card>
      ) : null}
      <MaterialSheet view={view} shown={shown} materialId={open} onOpen={setOpen} />
    </>
  )
}
