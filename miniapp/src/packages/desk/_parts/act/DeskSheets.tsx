import { ActSheet } from './ActSheet'
import { CorrectSheet } from './CorrectSheet'
import { ExtendBundleSheet } from './ExtendBundleSheet'
import { MoreSheet } from './MoreSheet'
import { RevealSheet } from './RevealSheet'
import type { DeskActions } from './use-desk-actions'

interface DeskSheetsProps {
  actions: DeskActions
  wide: boolean
  /** See ActSheet. */
  all?: boolean
}

/** The sheet that is open over a case, if any. */
export function DeskSheets({ actions, wide, all = false }: DeskSheetsProps) {
  const { asking, ask, view, one } = actions
  const close = () => ask(undefined)
  if (asking === undefined) return null
  if (asking === 'more') return <MoreSheet actions={actions} wide={wide} />
  if (asking === 'reveal') return <RevealSheet applicationId={view.id} onClose={close} />
  if (asking === 'correct') return <CorrectSheet key={one.id} view={view} one={one} onClose={close} />
  if (asking === 'extend_bundle') return <ExtendBundleSheet view={view} onClose={close} />
  return <ActSheet key={`${asking}${one.id}`} action={asking} view={view} one={one} all={all} onClose={close} />
}
