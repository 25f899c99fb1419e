import { View } from '@tarojs/components'
import { Load } from '@/components/Load'
import { Skeleton } from '@/components/Skeleton'
import { useKeys } from '@/platform/keys'
import { ApplicationPane } from './ApplicationPane'
import type { Action } from './act/actions'
import { DeskSheets } from './act/DeskSheets'
import { CasePane } from './CasePane'
import { useOneCase } from './use-one-case'

interface CaseLoadProps {
  applicationId: string
  /** The first of the application where none, or one that is not there, is named. */
  caseId: string | undefined
  onChoose: (caseId: string) => void
  /** At the window a whole application is handled at once. */
  all?: boolean
  /** Asked as soon as the case is there, if it is offered. */
  first?: Action
}

/** The right pane of a desk: an application by one of its cases; before it is submitted, the application itself. */
export function CaseLoad({ applicationId, caseId, onChoose, all = false, first }: CaseLoadProps) {
  const { query, actions } = useOneCase(applicationId, caseId, first)
  useKeys(actions?.keys ?? {}, true)
  return (
    <>
      <View className="desk-pane">
        <Load query={query} skeleton={<Skeleton rows={6} />}>
          {(loaded) =>
            actions ? <CasePane actions={actions} wide onChoose={onChoose} /> : <ApplicationPane view={loaded} />
          }
        </Load>
      </View>
      {actions ? <DeskSheets actions={actions} wide all={all} /> : null}
    </>
  )
}
