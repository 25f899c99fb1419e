import type { WorkRow } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import type { useWork } from '../../_parts/queries'
import { WorkRowView } from './WorkRowView'

interface WorkListViewProps {
  query: ReturnType<typeof useWork>
  narrowed: boolean
  chosen: string | undefined
  onChoose: (row: WorkRow) => void
  onClear: () => void
}

/** The cases of a list by their latest day. */
export function WorkListView({ query, narrowed, chosen, onChoose, onClear }: WorkListViewProps) {
  const { t } = useText(deskWork)
  return (
    <Load query={query} skeleton={<Skeleton rows={6} />}>
      {(rows) =>
        rows.length === 0 ? (
          narrowed ? (
            <Blank icon="search" title={t('noneFiltered')} action={{ text: t('clear'), onTap: onClear }} />
          ) : (
            <Blank icon="check" title={t('none')} help={t('noneHelp')} />
          )
        ) : (
          <>
            <View className="work-rows" {...aria({ role: 'list', label: t('rows', { count: rows.length }) })}>
              {rows.map((row) => (
                <View key={row.caseId} {...aria({ role: 'listitem' })}>
                  <WorkRowView row={row} chosen={row.caseId === chosen} onChoose={() => onChoose(row)} />
                </View>
              ))}
            </View>
            {query.hasMore ? (
              <View className="work-more">
                <Button kind="plain" size="small" text={t('more')} busy={query.loadsMore} onTap={query.more} />
              </View>
            ) : null}
          </>
        )
      }
    </Load>
  )
}
