import type { AppointmentView } from '@shared/contract/appointment'
import { ContactSheet } from './ContactSheet'
import { FinishSheet } from './FinishSheet'
import { LateSheet } from './LateSheet'
import { NoShowSheet } from './NoShowSheet'
import type { Actions } from './use-actions'

/** The question that an action asks before it is done. */
export function ActionSheets({ actions, current }: { actions: Actions; current: AppointmentView | undefined }) {
  if (!current) return null
  const close = () => actions.ask(undefined)
  if (actions.asking === 'late') return <LateSheet appointment={current} onClose={close} />
  if (actions.asking === 'finish') return <FinishSheet appointment={current} onClose={close} />
  if (actions.asking === 'no_show') return <NoShowSheet appointment={current} onClose={close} />
  if (actions.asking === 'contact') return <ContactSheet appointment={current} onClose={close} />
  return null
}
