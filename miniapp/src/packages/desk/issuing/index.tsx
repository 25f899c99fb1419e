import type { WorkRow } from '@shared/contract/work-list'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { useWide } from '@/device/use-wide'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { useListKeys, useStepKeys } from '../../staff/_parts/use-step-keys'
import { useCounts, useWork } from '../_parts/queries'
import { Lists } from '../tasks/_parts/Lists'
import { filterOf, keyOf } from '../tasks/_parts/lists'
import { WorkListView } from '../tasks/_parts/WorkListView'
import { FindBox } from './_parts/FindBox'
import { IssuingPane } from './_parts/IssuingPane'
import '../_parts/rows.scss'
import '../tasks/_parts/work.scss'

/** Waits for this window: to be made, to be given out. */
const QUEUES: readonly string[] = ['issue', 'collect']

interface Chosen {
  applicationId: string
  caseId: string | undefined
}

/** The issuing window. On a phone an application (`?application=`) is a page of its own. */
export default function IssuingPage() {
  const { application, case: caseId } = useParams()
  const wide = useWide()
  if (application === undefined || wide) return <Window first={application && { applicationId: application, caseId }} />
  return <OnPhone applicationId={application} caseId={caseId} />
}

function OnPhone({ applicationId, caseId }: Chosen) {
  const { t } = useText(deskIssuing)
  const { t: ts } = useText(staff)
  const signedIn = useSignedIn()
  return (
    <Page title={t('case')}>
      {signedIn ? (
        <IssuingPane applicationId={applicationId} caseId={caseId} wide={false} />
      ) : (
        <SignInFirst title={ts('signIn')} help={ts('signInHelp')} />
      )}
    </Page>
  )
}

function Window({ first }: { first: Chosen | undefined | '' }) {
  const { t } = useText(deskIssuing)
  const wide = useWide()
  const counts = useCounts()
  const lists = counts.data?.filter(({ queue }) => QUEUES.includes(queue)) ?? []
  const [chosenList, setChosenList] = useState<string>()
  const list = lists.find((one) => keyOf(one) === chosenList) ?? lists[0]
  const query = useWork(list && filterOf(list))
  const rows = query.data ?? []
  const [chosen, setChosen] = useState<Chosen | undefined>(first || undefined)
  const [asking, setAsking] = useState(0)

  const show = (next: Chosen) => {
    if (wide) setChosen(next)
    else void open('deskIssuing', { application: next.applicationId, case: next.caseId })
  }
  const choose = (row: WorkRow) => show({ applicationId: row.applicationId, caseId: row.caseId })
  useStepKeys({ rows, isOpen: ({ caseId }) => caseId === chosen?.caseId, onStep: choose, pages: query }, wide)
  useListKeys({ lists, current: list, onStep: (next) => setChosenList(keyOf(next)) }, wide)
  useKeys({ '/': () => setAsking(asking + 1), i: () => void open('deskImport') }, wide)
  return (
    <StaffPage
      section="issuing"
      layout="panes"
      rail={lists.length > 0 ? <Lists lists={lists} value={list && keyOf(list)} onChange={setChosenList} /> : null}
    >
      <View className="work-list">
        <FindBox
          key={asking}
          wide={wide}
          onFound={(applicationId) => show({ applicationId, caseId: undefined })}
          onImport={() => void open('deskImport')}
        />
        <Load query={counts}>
          {() =>
            list === undefined ? (
              <Blank icon="check" title={t('noLists')} help={t('noListsHelp')} />
            ) : (
              <WorkListView
                query={query}
                narrowed={false}
                chosen={wide ? chosen?.caseId : undefined}
                onChoose={choose}
                onClear={() => undefined}
              />
            )
          }
        </Load>
      </View>
      {wide ? (
        <View className="desk-pane">
          {chosen ? (
            <IssuingPane key={`${chosen.applicationId}${chosen.caseId}`} {...chosen} wide />
          ) : (
            <Blank icon="scan" title={t('choose')} help={t('chooseHelp')} fine={t('keys')} />
          )}
        </View>
      ) : null}
    </StaffPage>
  )
}
