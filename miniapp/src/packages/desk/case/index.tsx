import { useState } from 'react'
import { useSignedIn } from '@/api/session'
import { BottomBar } from '@/components/BottomBar'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { Skeleton } from '@/components/Skeleton'
import { useParams } from '@/device/use-params'
import { useWide } from '@/device/use-wide'
import { deskCase } from '@/i18n/texts/desk-case'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { ApplicationPane } from '../_parts/ApplicationPane'
import { ActionBar } from '../_parts/act/ActionBar'
import { DeskSheets } from '../_parts/act/DeskSheets'
import { CaseLoad } from '../_parts/CaseLoad'
import { CasePane } from '../_parts/CasePane'
import { useOneCase } from '../_parts/use-one-case'

/** One case by its address: a page on a phone, the pane of the workbench at a desk. */
export default function CasePage() {
  const { id = '', case: first } = useParams()
  const wide = useWide()
  const [caseId, setCaseId] = useState(first)
  return wide ? (
    <StaffPage section="work" layout="panes">
      <CaseLoad applicationId={id} caseId={caseId} onChoose={setCaseId} />
    </StaffPage>
  ) : (
    <OnPhone id={id} caseId={caseId} onChoose={setCaseId} />
  )
}

function OnPhone({ id, caseId, onChoose }: { id: string; caseId: string | undefined; onChoose: (id: string) => void }) {
  const { t } = useText(deskCase)
  const { t: ts } = useText(staff)
  const signedIn = useSignedIn()
  const { query, actions } = useOneCase(id, caseId)
  const bar = actions ? (
    <BottomBar>
      <ActionBar actions={actions} wide={false} />
    </BottomBar>
  ) : undefined
  return (
    <Page title={t('case')} bar={bar}>
      {signedIn ? (
        <Load query={query} skeleton={<Skeleton rows={6} />}>
          {(loaded) =>
            actions ? (
              <CasePane actions={actions} wide={false} onChoose={onChoose} />
            ) : (
              <ApplicationPane view={loaded} />
            )
          }
        </Load>
      ) : (
        <SignInFirst title={ts('signIn')} help={ts('signInHelp')} />
      )}
      {actions ? <DeskSheets actions={actions} wide={false} /> : null}
    </Page>
  )
}
