import type { WorkRow } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { type PropsWithChildren, useState } from 'react'
import { Blank } from '@/components/Blank'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { open } from '@/device/navigate'
import { useWide } from '@/device/use-wide'
import { deskWork } from '@/i18n/texts/desk-work'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { useListKeys, useStepKeys } from '../../staff/_parts/use-step-keys'
import { CaseLoad } from '../_parts/CaseLoad'
import { itemsOf } from '../_parts/narrow/items-of'
import { NarrowButton, narrowedBy } from '../_parts/narrow/NarrowButton'
import { useCounts, useWork } from '../_parts/queries'
import { AlsoWaiting } from './_parts/AlsoWaiting'
import { FilterSheet, type Narrow } from './_parts/FilterSheet'
import { Lists } from './_parts/Lists'
import { filterOf, keyOf, useListNames, type WorkList } from './_parts/lists'
import { WorkListView } from './_parts/WorkListView'
import '../_parts/rows.scss'
import './_parts/work.scss'

const NONE: readonly WorkList[] = []

/** What waits for me: which list, which case, this one. */
export default function WorkPage() {
  const { t } = useText(deskWork)
  const wide = useWide()
  const counts = useCounts()
  const lists = counts.data ?? NONE
  const [chosenList, setChosenList] = useState<string>()
  // Whoever opens the page wants to see work: the first list with some.
  const list =
    lists.find((one) => keyOf(one) === chosenList) ?? lists.find(({ count }) => count > 0) ?? lists[0] ?? undefined
  const [narrow, setNarrow] = useState<Narrow>({})
  const [filtering, setFiltering] = useState(false)
  const query = useWork(list && { ...filterOf(list), ...narrow })
  const rows = query.data ?? []
  const [chosen, setChosen] = useState<WorkRow>()
  const current = rows.find(({ caseId }) => caseId === chosen?.caseId) ?? chosen
  const [caseId, setCaseId] = useState<string>()

  const choose = (row: WorkRow) => {
    setCaseId(undefined)
    setChosen(row)
  }
  const openOne = (row: WorkRow) =>
    wide ? choose(row) : void open('deskCase', { id: row.applicationId, case: row.caseId })
  const changeList = (key: string) => {
    setChosenList(key)
    setNarrow({})
    setChosen(undefined)
  }
  useStepKeys({ rows, isOpen: ({ caseId: id }) => id === current?.caseId, onStep: choose, pages: query }, wide)
  useListKeys({ lists, current: list, onStep: (next) => changeList(keyOf(next)) }, wide)
  useKeys({ f: () => setFiltering(true) }, wide)
  const narrowed = narrowedBy(narrow) > 0
  const items = itemsOf(rows, narrow.itemId)
  const { pick } = useText(deskWork)

  return (
    <StaffPage
      section="work"
      layout="panes"
      rail={<Lists lists={lists} value={list && keyOf(list)} onChange={changeList} />}
    >
      <View className="work-list">
        <AlsoWaiting />
        <Load query={counts}>
          {(all) =>
            list === undefined ? (
              <Blank icon="list" title={t('noLists')} help={t('noListsHelp')} />
            ) : (
              <>
                <ListHead lists={all} list={list}>
                  <NarrowButton value={narrow} keyName={wide ? 'F' : undefined} onTap={() => setFiltering(true)} />
                </ListHead>
                <WorkListView
                  query={query}
                  narrowed={narrowed}
                  chosen={wide ? current?.caseId : undefined}
                  onChoose={openOne}
                  onClear={() => setNarrow({})}
                />
              </>
            )
          }
        </Load>
      </View>
      {wide ? (
        current ? (
          <CaseLoad
            key={current.applicationId}
            applicationId={current.applicationId}
            caseId={caseId ?? current.caseId}
            onChoose={setCaseId}
          />
        ) : (
          <View className="desk-pane desk-pane--empty">
            <Blank icon="document" title={t('choose')} help={t('chooseHelp')} fine={t('keys')} />
          </View>
        )
      ) : null}
      {filtering ? (
        <FilterSheet
          value={narrow}
          items={items.map(({ id, name }) => ({ id, name: pick(name) }))}
          onChange={setNarrow}
          onClose={() => setFiltering(false)}
        />
      ) : null}
    </StaffPage>
  )
}

interface ListHeadProps {
  lists: readonly WorkList[]
  list: WorkList
}

function ListHead({ lists, list, children }: PropsWithChildren<ListHeadProps>) {
  const { t } = useText(deskWork)
  const { queueText, fullPlace } = useListNames(lists)
  const place = fullPlace(list)
  return (
    <View className="work-list__head work-head">
      <View className="grow">
        <Heading level={1} text={queueText(list)} note={place === '' ? t('byDay') : `${place} · ${t('byDay')}`} />
      </View>
      <View className="work-head__filter">
        {list.queue === 'outside' ? (
          <Button
            kind="ghost"
            size="small"
            text={t('importResults')}
            onTap={() => void open('deskImport', { of: 'outside' })}
          />
        ) : null}
        {children}
      </View>
    </View>
  )
}
