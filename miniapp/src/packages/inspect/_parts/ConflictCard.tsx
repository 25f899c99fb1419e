import type { InspectionView } from '@shared/contract/inspection-view'
import { View } from '@tarojs/components'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast-store'
import { forgetBytes } from './bytes/keep-bytes'
import { FoundWords } from './FoundLine'
import { comingFor } from './finding-rules'
import { changeVisit } from './kept'
import { draftOf, type KeptCommand, type KeptVisit, photosOf, recordedAnew } from './kept-visit'
import { syncAll } from './sync'
import { useVisitWords } from './visit-words'

const KNOWN = [
  'INSPECTION_CHANGED',
  'INSPECTION_FOUND',
  'INSPECTION_CLOSED',
  'INSPECTION_OFFICERS',
  'INSPECTION_SIGNED',
  'PHOTO_LOST',
] as const

interface ConflictCardProps {
  view: InspectionView
  command: KeptCommand
  /** Opens a case to be written on. */
  onEdit: (caseId: string) => void
}

const withoutCommand = (visit: KeptVisit, id: string): KeptVisit => ({
  ...visit,
  commands: visit.commands.filter((one) => one.id !== id),
})

/** Something the hall did not take: why, what is there now, and the ways out. Nothing is decided for the officer. */
export function ConflictCard({ view, command, onEdit }: ConflictCardProps) {
  const { t, pick, outcomeChip } = useVisitWords()
  const { conflict } = command
  if (conflict === null) return null
  const code = KNOWN.find((one) => one === conflict.code)
  const one = command.kind === 'finding' ? view.cases.find(({ caseId }) => caseId === command.caseId) : undefined
  const isFree = one ? one.mine && one.finding === null && view.actions.includes('find') : view.actions.includes('sign')
  const coming = one ? comingFor(view, one).map(({ accountId }) => accountId) : []
  const fits = command.kind === 'signature' || command.officers.every((id) => coming.includes(id))
  // What was lost, or is not right any more, has to be written anew; what only rests on an older plan may stand.
  const mayKeep = isFree && fits && conflict.code !== 'PHOTO_LOST' && conflict.code === 'INSPECTION_CHANGED'

  const keep = () => {
    const anew = recordedAnew(command, newKey(), view.base)
    changeVisit(view.id, (visit) => ({
      ...visit,
      commands: visit.commands.map((each) => (each.id === command.id ? anew : each)),
    }))
    return syncAll()
  }
  const edit = () => {
    if (command.kind !== 'finding') return
    const draft = { ...draftOf(command), officers: command.officers.filter((id) => coming.includes(id)) }
    changeVisit(view.id, (visit) => ({
      ...withoutCommand(visit, command.id),
      drafts: { ...visit.drafts, [command.caseId]: draft },
    }))
    onEdit(command.caseId)
  }
  const drop = async () => {
    changeVisit(view.id, (visit) => withoutCommand(visit, command.id))
    for (const { key } of photosOf(command)) await forgetBytes(key)
    say(t('dropped'))
  }
  return (
    <Notice tone="stop" icon="warning" title={one ? t('clashTitle', { name: pick(one.name) }) : t('clashSign')}>
      <View>{t(`why_${code ?? 'elsewise'}`)}</View>
      {command.kind === 'finding' ? (
        <View className="visit-clash">
          <View className="visit-clash__side">
            <View className="tiny">{t('mineIs')}</View>
            <Chip {...outcomeChip(command.outcome)} />
            <FoundWords words={command.words} until={command.until} />
          </View>
          <View className="visit-clash__side">
            <View className="tiny">{t('nowIs')}</View>
            {conflict.now ? (
              <>
                <Chip {...outcomeChip(conflict.now.outcome)} />
                <FoundWords words={conflict.now.words} until={conflict.now.rectifyUntil} />
              </>
            ) : (
              <View className="sub">{t('nowNothing')}</View>
            )}
          </View>
        </View>
      ) : null}
      {view.state === 'proposed' || view.state === 'asked' ? <View>{t('askLater')}</View> : null}
      <View className="visit-ways">
        {mayKeep ? <Button size="small" text={t('keepMine')} onTap={keep} /> : null}
        {isFree && !mayKeep && command.kind === 'finding' ? (
          <Button size="small" text={t('editMine')} onTap={edit} />
        ) : null}
        <Button kind="ghost" size="small" text={t('dropMine')} onTap={drop} />
      </View>
    </Notice>
  )
}
