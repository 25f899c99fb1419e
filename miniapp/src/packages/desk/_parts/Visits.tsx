import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { open } from '@/device/navigate'
import { inspectPlan } from '@/i18n/texts/inspect-plan'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { useVisitsOf } from '../../inspect/_parts/queries'
import { timeOf, useVisitWords } from '../../inspect/_parts/visit-words'

/** The visits of a case, and the way to plan one where it may be. */
export function Visits({ view, one, wide }: { view: DeskView; one: DeskCase; wide: boolean }) {
  const { t, pick } = useText(inspectPlan)
  const { whenText, stateChip } = useVisitWords()
  const query = useVisitsOf(view.id)
  const visits = (query.data?.inspections ?? []).filter(({ cases }) => cases.some(({ caseId }) => caseId === one.id))
  const isOpen = visits.some(({ state }) => state !== 'done' && state !== 'cancelled')
  const mayPlan = one.actions.includes('plan_inspection') && !isOpen && query.data !== undefined
  const plan = () => open('inspectPlan', { id: view.id, case: one.id })
  useKeys({ '5': plan }, wide && mayPlan)
  if (visits.length === 0 && !mayPlan) return null
  return (
    <>
      <Heading text={t('visitsOf')} />
      {visits.length > 0 ? (
        <Card kind="rows">
          {visits.map((visit) => (
            <Row
              key={visit.id}
              title={whenText(timeOf(visit))}
              sub={visit.cases.map(({ name }) => pick(name)).join('、')}
              end={<Chip {...stateChip(visit.state)} />}
              onTap={() => void open('inspectVisit', { id: visit.id })}
            />
          ))}
        </Card>
      ) : null}
      {mayPlan ? (
        <View className="case-pane__plan">
          <Button
            // Where a case waits for its visit, that is the one thing to do.
            kind={one.queue === 'inspect' ? 'primary' : 'ghost'}
            size="small"
            icon="pin"
            text={t('plan')}
            keyName={wide ? '5' : undefined}
            onTap={plan}
          />
        </View>
      ) : null}
    </>
  )
}
