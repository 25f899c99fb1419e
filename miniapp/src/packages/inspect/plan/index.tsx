import type { DeskView } from '@shared/contract/desk-view'
import type { AnswerOf } from '@shared/contract/endpoint'
import type { listInspectionsAtDesk } from '@shared/contract/inspection'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { TimePick } from '@/components/TimePick'
import { useParams } from '@/device/use-params'
import { inspectPlan } from '@/i18n/texts/inspect-plan'
import { usePersonText } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { useDesk } from '../../desk/_parts/queries'
import { usePlaceNames } from '../../desk/_parts/use-names'
import { OptionChips } from '../../staff/_parts/OptionChips'
import { useOfficers, useVisitsOf } from '../_parts/queries'
import { VisitFrame } from '../_parts/VisitFrame'
import { type Plan, usePlan } from './_parts/use-plan'

const MINUTES = [30, 60, 90, 120]

/** One visit for several cases of an application: which, who goes, when. The applicant chooses a time. */
export default function PlanPage() {
  const { t } = useText(inspectPlan)
  const { id = '', case: caseId, join } = useParams()
  const desk = useDesk(id === '' ? undefined : id)
  const visits = useVisitsOf(id)
  return (
    <VisitFrame title={t('title')}>
      <Load query={desk} skeleton={<Skeleton rows={6} />}>
        {(view) => (
          <Load query={visits} skeleton={<Skeleton rows={6} />}>
            {(known) => <PlanForm view={view} known={known} caseId={caseId} joinId={join} />}
          </Load>
        )}
      </Load>
    </VisitFrame>
  )
}

interface PlanFormProps {
  view: DeskView
  known: AnswerOf<typeof listInspectionsAtDesk>
  caseId: string | undefined
  joinId: string | undefined
}

function PlanForm({ view, known, caseId, joinId }: PlanFormProps) {
  const { t, pick } = useText(inspectPlan)
  const plan = usePlan(view, known, { caseId, joinId })
  const places = usePlaceNames()
  if (plan.offered.length === 0) return <Blank icon="pin" title={t('nothing')} help={t('nothingHelp')} />
  return (
    <View>
      <Heading
        level={1}
        text={plan.joined ? t('joinHeading') : t('heading')}
        note={t('note', { applicant: view.applicant.name ?? '', number: queryNumberText(view.number ?? '') })}
      />
      <View className="visit-sides">
        <View className="visit-sides__main">
          <Heading text={t('cases')} />
          <Card kind="rows">
            {plan.offered.map((one) => (
              <CheckRow
                key={one.id}
                shape="square"
                title={pick(one.name)}
                sub={places.department(one.departmentId)}
                checked={plan.caseIds.includes(one.id)}
                onChange={(on) => plan.tickCase(one.id, on)}
              />
            ))}
          </Card>
          <View className="tiny visit-gap">{t('casesHelp')}</View>
          <OfficerPart plan={plan} />
        </View>
        <View className="visit-sides__more">
          {plan.joined ? null : <WhenAndWhere plan={plan} />}
          <View className="visit-bar">
            <Button
              text={plan.joined ? t('join') : t('send')}
              disabled={plan.missing !== undefined}
              {...(plan.missing === undefined ? {} : { hint: t(plan.missing) })}
              onTap={plan.send}
            />
          </View>
        </View>
      </View>
    </View>
  )
}

function OfficerPart({ plan }: { plan: Plan }) {
  const { t } = useText(inspectPlan)
  const places = usePlaceNames()
  const nameOf = usePersonText()
  const lists = useOfficers(plan.departments)
  return (
    <>
      {lists.map(({ id, query }) =>
        query === undefined ? null : (
          <View key={id}>
            <Heading text={t('officersOf', { department: places.department(id) })} />
            <Load query={query} skeleton={<Skeleton rows={2} />}>
              {(officers) =>
                officers.length === 0 ? (
                  <View className="sub">{t('officersNone')}</View>
                ) : (
                  <Card kind="rows">
                    {officers.map(({ accountId, person, phone, me }) => (
                      <CheckRow
                        key={accountId}
                        shape="square"
                        title={nameOf(person, phone ?? t('noPhone'))}
                        {...(me ? { sub: t('me') } : {})}
                        checked={plan.isGoing(id, accountId)}
                        onChange={(on) => plan.tickOfficer(id, accountId, on)}
                      />
                    ))}
                  </Card>
                )
              }
            </Load>
          </View>
        ),
      )}
    </>
  )
}

function WhenAndWhere({ plan }: { plan: Plan }) {
  const { t } = useText(inspectPlan)
  return (
    <>
      <Heading text={t('times')} />
      <TimePick choice={plan.choice} times={plan.times} onChange={plan.setTimes} />
      <View className="tiny visit-gap">{t('timesHelp')}</View>
      <Heading text={t('minutes')} />
      <OptionChips
        label={t('minutes')}
        options={MINUTES.map((count) => ({ value: String(count), text: t('minutesOf', { count }) }))}
        chosen={[String(plan.minutes)]}
        onPick={(count) => plan.setMinutes(Number(count))}
      />
      <View className="plan-place">
        <Field label={t('place')} help={t('placeHelp')} maxLength={200} value={plan.place} onChange={plan.setPlace} />
      </View>
    </>
  )
}
