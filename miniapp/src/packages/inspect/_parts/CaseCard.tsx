import type { InspectionView } from '@shared/contract/inspection-view'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Chip } from '@/components/Chip'
import { useWide } from '@/device/use-wide'
import { instantText } from '@/i18n/dates'
import { aria } from '@/platform/aria'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { FoundWords, findingOf } from './FoundLine'
import { changeVisit } from './kept'
import { draftOf, type KeptVisit } from './kept-visit'
import { isBegun, useVisitWords } from './visit-words'

interface CaseCardProps {
  view: InspectionView
  one: InspectionView['cases'][number]
  kept: KeptVisit | undefined
  /** It is recorded next: on a phone by the button at the foot of the page. */
  isNext: boolean
  onWrite: () => void
}

/** One case of a visit: what it is, what was found, and the way to record it. */
export function CaseCard({ view, one, kept, isNext, onWrite }: CaseCardProps) {
  const { t, pick, language, outcomeChip } = useVisitWords()
  const places = usePlaceNames()
  const wide = useWide()
  const waiting = findingOf(kept?.commands ?? [], one.caseId)
  const begun = isBegun(kept?.drafts[one.caseId])
  const may = one.mine && view.actions.includes('find') && one.finding === null && (wide || !isNext)
  const found = one.finding
  const remarks = [
    places.department(one.departmentId),
    one.again ? t('again') : undefined,
    one.purpose === 'commitment' ? t('commitment') : undefined,
  ]
  // Until the hall has it, it may still be changed; what it has may be told otherwise only at another visit.
  const change = () => {
    if (!waiting) return
    changeVisit(view.id, (visit) => ({
      ...visit,
      commands: visit.commands.filter(({ id }) => id !== waiting.id),
      drafts: { ...visit.drafts, [one.caseId]: draftOf(waiting) },
    }))
    onWrite()
  }
  const chip = waiting
    ? outcomeChip(waiting.outcome)
    : found
      ? outcomeChip(found.outcome)
      : { text: one.mine ? t('toFind') : t('notMine') }
  const words = waiting ?? found
  const photos = (waiting ?? found)?.photos.length ?? 0
  const at = waiting?.foundAt ?? found?.foundAt
  return (
    <View className="visit-case" {...aria({ role: 'group', label: pick(one.name) })}>
      <View className="split">
        <View className="grow strong">{pick(one.name)}</View>
        <Chip {...chip} />
      </View>
      <View className="tiny">{remarks.filter((part) => part !== undefined).join(' · ')}</View>
      {words ? (
        <View className="visit-gap">
          <FoundWords words={words.words} until={waiting ? waiting.until : (found?.rectifyUntil ?? null)} />
          <View className="tiny num">
            {[
              at === undefined ? undefined : t('foundAt', { when: instantText(at, language) }),
              photos > 0 ? t('photoCount', { count: photos }) : undefined,
              waiting ? t('onPhone') : t('atHall'),
            ]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </View>
        </View>
      ) : null}
      {may ? (
        <View className="visit-case__way">
          {waiting ? (
            waiting.conflict === null ? (
              <Button kind="plain" size="small" text={t('change')} onTap={change} />
            ) : null
          ) : (
            <Button
              kind={isNext ? 'primary' : 'ghost'}
              size="small"
              icon="edit"
              text={begun ? t('goOn') : t('find')}
              onTap={onWrite}
            />
          )}
        </View>
      ) : null}
    </View>
  )
}
