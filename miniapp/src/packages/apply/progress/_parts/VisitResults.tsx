import type { OwnInspection } from '@shared/contract/inspection-view'
import type { ProgressView } from '@shared/contract/progress'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { Chip, type Tone } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { dayText, instantText } from '@/i18n/dates'
import { progressVisit } from '@/i18n/texts/progress-visit'
import { useText } from '@/i18n/use-text'
import { useVisits } from './use-visits'
import './visit-results.scss'

type VisitCase = OwnInspection['cases'][number]
const TONES: Readonly<Record<'pass' | 'rectify' | 'fail', Tone>> = { pass: 'good', rectify: 'soon', fail: 'stop' }

/** What officers found on site, case by case, in the words they wrote; the newest visit first. */
export function VisitResults({ view }: { view: ProgressView }) {
  const { t, language } = useText(progressVisit)
  const visits = useVisits(view).filter(({ cases }) => cases.some(({ finding }) => finding !== null))
  if (visits.length === 0) return null
  return (
    <>
      <Heading text={t('results')} />
      {visits.map((visit) => (
        <Card key={visit.id} className="visit-result">
          {visit.visitAt === null ? null : (
            <View className="tiny num">{t('seen', { when: instantText(visit.visitAt, language) })}</View>
          )}
          {visit.cases.map((one) => (
            <OneResult key={one.caseId} one={one} />
          ))}
        </Card>
      ))}
    </>
  )
}

function OneResult({ one: { name, again, finding } }: { one: VisitCase }) {
  const { t, pick, language } = useText(progressVisit)
  const points = (finding?.words ?? '').split('\n').filter((line) => line.trim() !== '')
  return (
    <View className="visit-result__case">
      <View className="split">
        <View className="grow strong">{again ? `${pick(name)} · ${t('again')}` : pick(name)}</View>
        {finding ? <Chip tone={TONES[finding.outcome]} text={t(finding.outcome)} /> : <Chip text={t('open')} />}
      </View>
      {points.map((line) => (
        <View key={line} className="sub">
          {line}
        </View>
      ))}
      {finding?.rectifyUntil ? (
        <View className="tiny num">{t('untilDay', { day: dayText(finding.rectifyUntil, language) })}</View>
      ) : null}
    </View>
  )
}
