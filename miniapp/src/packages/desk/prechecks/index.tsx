import type { PrecheckRow } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Blank } from '@/components/Blank'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { open } from '@/device/navigate'
import { useWide } from '@/device/use-wide'
import { deskPrecheck } from '@/i18n/texts/desk-precheck'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { More } from '../../staff/_parts/More'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { rolesOf } from '../../staff/_parts/sections'
import { useStepKeys } from '../../staff/_parts/use-step-keys'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { CaseLoad } from '../_parts/CaseLoad'
import { usePrechecks } from '../_parts/queries'
import { PrecheckRowView } from './_parts/PrecheckRowView'
import '../_parts/rows.scss'

const ROLES = rolesOf('prechecks')

/** Who asked the windows to look at the papers before submitting (网上预审): which one, and its papers. */
export default function PrechecksPage() {
  const { t } = useText(deskPrecheck)
  const wide = useWide()
  const { point } = usePlaces(ROLES)
  const query = usePrechecks(point?.id)
  const rows = query.data ?? []
  const [chosen, setChosen] = useState<string>()

  const openOne = ({ applicationId }: PrecheckRow) =>
    wide ? setChosen(applicationId) : void open('deskCase', { id: applicationId })
  useStepKeys(
    {
      rows,
      isOpen: ({ applicationId }) => applicationId === chosen,
      onStep: ({ applicationId }) => setChosen(applicationId),
      pages: query,
    },
    wide,
  )

  return (
    <StaffPage section="prechecks" layout="panes" rail={<WorkplaceRow roles={ROLES} />}>
      <View className="work-list">
        <View className="work-list__head">
          <Heading level={1} text={t('title')} note={t('note')} />
        </View>
        <Load
          query={query}
          skeleton={<Skeleton rows={6} />}
          isEmpty={(all) => all.length === 0}
          empty={{ icon: 'check', title: t('none'), help: t('noneHelp') }}
        >
          {(all) => (
            <>
              <View className="work-rows" {...aria({ role: 'list', label: t('rows', { count: all.length }) })}>
                {all.map((row) => (
                  <View key={row.applicationId} {...aria({ role: 'listitem' })}>
                    <PrecheckRowView
                      row={row}
                      chosen={wide && row.applicationId === chosen}
                      onChoose={() => openOne(row)}
                    />
                  </View>
                ))}
              </View>
              <More pages={query} text={t('more')} />
            </>
          )}
        </Load>
      </View>
      {wide ? (
        chosen ? (
          <CaseLoad key={chosen} applicationId={chosen} caseId={undefined} onChoose={() => undefined} />
        ) : (
          <View className="desk-pane desk-pane--empty">
            <Blank icon="eye" title={t('choose')} help={t('chooseHelp')} fine={t('keys')} />
          </View>
        )
      ) : null}
    </StaffPage>
  )
}
