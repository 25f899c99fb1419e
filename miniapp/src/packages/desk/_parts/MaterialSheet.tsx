import { checkMaterials } from '@shared/contract/case'
import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import type { UploadedPage } from '@/components/upload/box'
import { UploadBox } from '@/components/upload/UploadBox'
import { deskCase } from '@/i18n/texts/desk-case'
import { deskMaterial } from '@/i18n/texts/desk-material'
import { useText } from '@/i18n/use-text'
import { type DeskMaterial, useMaterialWords } from './material-words'
import { Papers } from './Papers'
import { showView } from './queries'
import { Sample } from './Sample'
import { useConflict } from './use-conflict'
import './material-sheet.scss'

interface MaterialSheetProps {
  view: DeskView
  shown: readonly DeskMaterial[]
  materialId: string | undefined
  onOpen: (id: string | undefined) => void
}

/** One material beside its sample; whoever may marks it fine, or wrong with a reason, and goes on to the next. */
export function MaterialSheet({ view, shown, materialId, onOpen }: MaterialSheetProps) {
  const at = shown.findIndex(({ id }) => id === materialId)
  const material = shown[at]
  if (!material) return null
  return (
    <OpenMaterial
      key={material.id}
      view={view}
      material={material}
      place={{ at: at + 1, of: shown.length }}
      next={shown[at + 1]?.id}
      onOpen={onOpen}
    />
  )
}

interface OpenMaterialProps {
  view: DeskView
  material: DeskMaterial
  place: { at: number; of: number }
  next: string | undefined
  onOpen: (id: string | undefined) => void
}

function OpenMaterial({ view, material, place, next, onOpen }: OpenMaterialProps) {
  const { t } = useText(deskMaterial)
  const { t: tc } = useText(deskCase)
  const { name, chip, known } = useMaterialWords(view)
  const { changes, settle } = useConflict(view)
  const [wrong, setWrong] = useState(false)
  const [scans, setScans] = useState<readonly UploadedPage[]>([])
  const [reason, setReason] = useState('')
  const [key, setKey] = useState(newKey)
  const may = view.actions.includes('check')
  // After the submission papers come to the counter too: as a supplement, as promised, or with one that is unreadable.
  const mayScan = may && view.cases.length > 0
  const isAwaited = view.cases.some(
    ({ missing, tolerated }) => missing.includes(material.id) || tolerated.includes(material.id),
  )
  const isGiven = mayScan && (isAwaited || scans.length > 0)

  const change = (words: string) => {
    setReason(words)
    setKey(newKey())
  }
  const mark = async (state: 'fine' | 'wrong') => {
    const given = scans.map(({ fileId }) => fileId)
    const check = {
      ...{ materialId: material.id, state },
      ...(state === 'wrong' ? { reason: reason.trim() } : isGiven ? { given } : {}),
    }
    const body = { base: view.version, checks: [check] }
    showView(
      await settle(call(checkMaterials, { params: { id: view.id }, body, idempotencyKey: `${key}-${view.version}` })),
    )
    say(t(state === 'fine' ? 'markedFine' : 'markedWrong', { name: name(material.id) }))
    onOpen(next)
  }
  const skip = next === undefined ? undefined : <Button kind="ghost" text={t('next')} onTap={() => onOpen(next)} />
  const foot = () => {
    if (!may) return skip
    if (wrong) {
      return (
        <>
          <Button kind="ghost" text={t('back')} onTap={() => setWrong(false)} />
          <Button kind="danger" text={t('wrongDo')} disabled={reason.trim() === ''} onTap={() => mark('wrong')} />
        </>
      )
    }
    return (
      <>
        {skip}
        <Button kind="danger" text={t('wrong')} onTap={() => setWrong(true)} />
        <Button text={t(isAwaited ? 'arrived' : 'fine')} onTap={() => mark('fine')} />
      </>
    )
  }
  return (
    <Sheet
      open
      wide
      onClose={() => onOpen(undefined)}
      title={`${name(material.id)} · ${place.at} / ${place.of}`}
      foot={foot()}
    >
      {changes}
      <View className="material-sheet__state">
        <Chip {...chip(material)} />
      </View>
      {wrong ? (
        <Field
          label={t('reason')}
          help={t('reasonHelp')}
          lines={3}
          maxLength={500}
          focus
          value={reason}
          onChange={change}
        />
      ) : null}
      <View className="material-sheet__sides">
        <View className="material-sheet__side">
          {material.pages.length > 0 ? (
            <Papers pages={material.pages} name={name(material.id)} />
          ) : (
            <Notice icon="document">{material.state === 'fine' ? tc('shown') : t('noPages')}</Notice>
          )}
          {mayScan && !wrong ? (
            <>
              <Heading text={t('scan')} note={t('scanHelp')} />
              <UploadBox
                materialId={material.id}
                name={name(material.id)}
                pages={scans}
                owner="hall"
                onChange={(pages) => {
                  setScans(pages)
                  setKey(newKey())
                }}
              />
            </>
          ) : null}
        </View>
        <View className="material-sheet__side">
          <Sample material={known(material.id)} />
        </View>
      </View>
    </Sheet>
  )
}
