import type { InspectionView } from '@shared/contract/inspection-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { online } from '@/device/network'
import { keepBytes } from './bytes/keep-bytes'
import { FoundLine } from './FoundLine'
import { changeVisit } from './kept'
import type { KeptCommand, KeptPhoto } from './kept-visit'
import { Pad, pictureOf } from './pad/Pad'
import type { Stroke } from './pad/strokes'
import { syncAll } from './sync'
import { useVisitWords } from './visit-words'

interface SignSheetProps {
  view: InspectionView
  commands: readonly KeptCommand[]
  onClose: () => void
}

const NOTHING: readonly Stroke[] = []

/** The applicant reads what was found and signs it on the glass, or does not want to; either is recorded. */
export function SignSheet({ view, commands, onClose }: SignSheetProps) {
  const { t, pick } = useVisitWords()
  const [strokes, setStrokes] = useState(NOTHING)
  const [name, setName] = useState('')
  const [full, setFull] = useState(false)
  const record = async (isSigned: boolean) => {
    const image: KeptPhoto | null = isSigned ? await imageOf(strokes) : null
    changeVisit(view.id, (visit) => ({
      ...visit,
      commands: [
        ...visit.commands,
        {
          ...{ kind: 'signature', id: newKey(), base: view.base, conflict: null },
          ...{ image, name: name.trim(), signedAt: hallNow() },
        },
      ],
    }))
    say(t(online.get() ? 'signed' : 'recordedOffline'))
    onClose()
    void syncAll()
  }
  const isNamed = name.trim() !== ''
  const hint = isNamed ? (strokes.length > 0 ? undefined : t('needSign')) : t('needName')
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('signTitle')}
      foot={
        <>
          <Button
            kind="ghost"
            text={t('signRefuse')}
            disabled={!isNamed || strokes.length > 0}
            onTap={() => record(false)}
            onError={() => setFull(true)}
          />
          <Button
            text={t('signDo')}
            disabled={hint !== undefined}
            {...(hint === undefined ? {} : { hint })}
            onTap={() => record(true)}
            onError={() => setFull(true)}
          />
        </>
      }
    >
      {full ? <View className="cinnabar visit-gap">{t('phoneFull')}</View> : null}
      <View className="visit-found">
        {view.cases.map((one) => (
          <FoundLine key={one.caseId} name={pick(one.name)} one={one} commands={commands} />
        ))}
      </View>
      <Pad strokes={strokes} onChange={setStrokes} label={t('signPad')} />
      <View className="split visit-gap">
        <View className="tiny">{t('signHint')}</View>
        <View className="visit-small">
          <Button
            kind="plain"
            size="small"
            text={t('signClear')}
            disabled={strokes.length === 0}
            onTap={() => setStrokes(NOTHING)}
          />
        </View>
      </View>
      <Field label={t('signName')} maxLength={60} value={name} onChange={setName} help={t('signRefuseHelp')} />
    </Sheet>
  )
}

async function imageOf(strokes: readonly Stroke[]): Promise<KeptPhoto> {
  const key = newKey()
  await keepBytes(key, await pictureOf(strokes))
  return { key, mediaType: 'image/png', takenAt: hallNow(), place: null, fileId: null }
}
