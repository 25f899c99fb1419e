import type { PropsWithChildren, ReactNode } from 'react'
import { ApiError } from '@/api/api-error'
import { useSignedIn } from '@/api/session'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { useWide } from '@/device/use-wide'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { useInspector } from './queries'
import './visit.scss'

interface VisitFrameProps {
  title: string
  /** The list of visits stands in the rail; on a phone the pages behind it have a way back instead. */
  isList?: boolean
  bar?: ReactNode
}

/**
 * The frame of the pages of visits. At a desk it is the workbench's; on a phone a page of its own, which opens without a
 * network as well: then nobody can be asked which roles the person has, and what lies on the phone is theirs anyway.
 */
export function VisitFrame({ title, isList = false, bar, children }: PropsWithChildren<VisitFrameProps>) {
  const { t } = useText(staff)
  const signedIn = useSignedIn()
  const wide = useWide()
  const me = useInspector()
  const isCutOff = me.data === undefined && me.error instanceof ApiError && me.error.offline
  const isInspector = me.data?.roles.some(({ role }) => role === 'inspector') === true
  if ((wide || isList) && !isCutOff) {
    return (
      <StaffPage section={isList || isInspector ? 'visits' : 'work'}>
        {children}
        {bar}
      </StaffPage>
    )
  }
  return (
    <Page title={title} bar={signedIn ? bar : undefined} ownHeading>
      {signedIn ? children : <SignInFirst title={t('signIn')} help={t('signInHelp')} />}
    </Page>
  )
}
