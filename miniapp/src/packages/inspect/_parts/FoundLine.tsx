import type { InspectionView } from '@shared/contract/inspection-view'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import type { KeptCommand, KeptFinding } from './kept-visit'
import { useVisitWords } from './visit-words'

type VisitCase = InspectionView['cases'][number]

/** What this phone recorded of a case and has not sent, newest last. */
export const findingOf = (commands: readonly KeptCommand[], caseId: string): KeptFinding | undefined =>
  commands.filter((one): one is KeptFinding => one.kind === 'finding' && one.caseId === caseId).pop()

interface FoundLineProps {
  name: string
  one: VisitCase
  commands: readonly KeptCommand[]
}

/** What was found for one case, at the hall or still on this phone, in one or two lines. */
export function FoundLine({ name, one, commands }: FoundLineProps) {
  const { t, outcomeChip } = useVisitWords()
  const kept = findingOf(commands, one.caseId)
  const found = kept ?? one.finding
  return (
    <View className="visit-found__one">
      <View className="split">
        <View className="grow strong">{name}</View>
        <Chip {...(found ? outcomeChip(found.outcome) : { text: t('toFind') })} />
      </View>
      <FoundWords words={found?.words ?? null} until={(kept ? kept.until : one.finding?.rectifyUntil) ?? null} />
    </View>
  )
}

/** The officer's words, a point a line, and until when. */
export function FoundWords({ words, until }: { words: string | null; until: string | null }) {
  const { untilText } = useVisitWords()
  const lines = (words ?? '').split('\n').filter((line) => line.trim() !== '')
  const points = lines.filter((line, index) => lines.indexOf(line) === index)
  return (
    <>
      {points.map((line, index) => (
        <View key={line} className="sub">
          {points.length > 1 ? `${index + 1}. ${line}` : line}
        </View>
      ))}
      {until ? <View className="tiny num">{untilText(until)}</View> : null}
    </>
  )
}
