import { REGISTERS, type RegisterFilters, type RegisterRow } from '@shared/contract/register'
import { dayOf, daysBetween, isDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { usePlaces } from '@/api/places'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { monthDay } from '@/i18n/dates'
import { registers } from '@/i18n/texts/registers'
import { personName } from '@/i18n/use-person'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../desk/_parts/case-words'
import { itemsOf } from '../../desk/_parts/narrow/items-of'
import { NarrowButton } from '../../desk/_parts/narrow/NarrowButton'
import { DataTable } from '../../staff/_parts/DataTable'
import { Filter } from '../../staff/_parts/Filter'
import { More } from '../../staff/_parts/More'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { rolesOf } from '../../staff/_parts/sections'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { useCaseColumns } from '../_parts/use-case-columns'
import { Exports } from './_parts/Exports'
import { FilterSheet, type Narrow } from './_parts/FilterSheet'
import { useRegister } from './_parts/queries'
import '../_parts/supervision.scss'
import './_parts/registers.scss'

const ROLES = rolesOf('registers')
const MOST_DAYS = 366

/** 台账: what was received, what came to its end; filtered, paged, as a spreadsheet. */
export default function RegistersPage() {
  const { t, pick } = useText(registers)
  const { point } = usePlaces(ROLES)
  const today = dayOf(hallNow())
  const [register, setRegister] = useState<RegisterFilters['register']>('acceptance')
  const [fromDay, setFromDay] = useState(`${today.slice(0, 8)}01`)
  const [toDay, setToDay] = useState(today)
  const [narrow, setNarrow] = useState<Narrow>({})
  const [filtering, setFiltering] = useState(false)
  const span = isDay(fromDay) && isDay(toDay) ? daysBetween(fromDay, toDay) : undefined
  const wrong = span !== undefined && (span < 0 || span > MOST_DAYS)
  const filters =
    span === undefined || wrong || !point ? undefined : { register, fromDay, toDay, pointId: point.id, ...narrow }
  const query = useRegister(filters)
  const rows = query.data ?? []
  const fault = (day: string) => (isDay(day) ? undefined : t('dayWrong'))
  return (
    <StaffPage section="registers" rail={<WorkplaceRow roles={ROLES} />}>
      <Heading level={1} text={t('title')} note={t('note')} />
      <View className="staff-sides register-sides">
        <View className="staff-sides__main">
          <View className="register-bar">
            <Filter
              label={t('which')}
              value={register}
              onChange={setRegister}
              options={REGISTERS.map((one) => ({ value: one, text: t(one) }))}
            />
            <View className="register-bar__filter">
              <NarrowButton value={narrow} onTap={() => setFiltering(true)} />
            </View>
          </View>
          <View className="register-days">
            <Field
              label={t('from')}
              placeholder={t('dayHint')}
              maxLength={10}
              value={fromDay}
              onChange={setFromDay}
              error={fault(fromDay)}
            />
            <Field
              label={t('to')}
              placeholder={t('dayHint')}
              maxLength={10}
              value={toDay}
              onChange={setToDay}
              error={fault(toDay) ?? (wrong ? t('daysWrong') : undefined)}
            />
          </View>
          {filters ? (
            <Load
              query={query}
              isEmpty={(all) => all.length === 0}
              empty={{ icon: 'book', title: t('none'), help: t('noneHelp') }}
            >
              {(all) => (
                <>
                  <RegisterTable rows={all} register={register} />
                  <More pages={query} text={t('more')} />
                </>
              )}
            </Load>
          ) : null}
        </View>
        <View className="staff-sides__form">
          <Exports filters={filters} />
        </View>
      </View>
      {filtering ? (
        <FilterSheet
          value={narrow}
          items={itemsOf(rows, narrow.itemId).map(({ id, name }) => ({ id, name: pick(name) }))}
          onChange={setNarrow}
          onClose={() => setFiltering(false)}
        />
      ) : null}
    </StaffPage>
  )
}

function RegisterTable({ rows, register }: { rows: readonly RegisterRow[]; register: RegisterFilters['register'] }) {
  const { t, language } = useText(registers)
  const { stateText } = useCaseWords()
  const columns = useCaseColumns()
  const dayAt = (at: number | null) => (at === null ? t('unknown') : monthDay(dayOf(at), language))
  return (
    <DataTable
      label={t(register)}
      rows={rows}
      rowKey={({ caseId }) => caseId}
      columns={[
        columns.item,
        {
          title: t('applicant'),
          share: 2,
          cell: ({ applicant }) => <View className="clamped">{applicant}</View>,
        },
        columns.number,
        columns.department,
        { title: t('handler'), share: 1.1, cell: ({ person }) => personName(person, t('unknown')) },
        register === 'acceptance'
          ? { title: t('received'), share: 1.3, whole: true, cell: ({ receivedAt }) => dayAt(receivedAt) }
          : { title: t('ended'), share: 1.3, whole: true, cell: ({ endedAt }) => dayAt(endedAt) },
        {
          title: t('promised'),
          share: 1.3,
          whole: true,
          cell: ({ promisedDay }) => (promisedDay === null ? t('unknown') : monthDay(promisedDay, language)),
        },
        { title: t('state'), share: 1.2, cell: ({ state }) => stateText(state) },
      ]}
    />
  )
}
