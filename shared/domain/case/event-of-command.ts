import type { CaseCommand, NewEvent } from './event'
import type { CaseState } from './state'

/** An event without who and when. */
type Draft = { [E in NewEvent as E['kind']]: Pick<E, 'kind' | 'data' | 'words' | 'said'> }[NewEvent['kind']]

/** The facts a command would record on a case; what follows from the case itself is worked out here. */
export function eventDraftOf(command: CaseCommand, state: CaseState | null): Draft {
  const { words } = command
  switch (command.kind) {
    case 'receive': {
      const outcome = command.data.after.length === 0 ? 'ready' : 'waits'
      return { kind: command.kind, words, data: { ...command.data, outcome } }
    }
    case 'request_supplement': {
      const outcome = state === null || state.listed.length === 0 ? 'first' : 'repeat'
      return { kind: command.kind, words, data: { ...command.data, outcome } }
    }
    case 'supplement': {
      const { points } = command.data
      const open = (state?.missing ?? []).filter((id) => points.indexOf(id) < 0)
      return { kind: command.kind, words, data: { points, outcome: open.length === 0 ? 'complete' : 'partial' } }
    }
    case 'refuse_acceptance': {
      const { ground, points = [] } = command.data
      const said = ground === undefined ? {} : { said: { ground } }
      return {
        kind: command.kind,
        words,
        data: { points: points.length > 0 ? points : (state?.missing ?? []) },
        ...said,
      }
    }
    case 'pause': {
      const { basis, ...data } = command.data
      return { kind: command.kind, words, data, said: { basis } }
    }
    case 'refuse':
      return { kind: command.kind, words, data: {}, said: { grounds: command.data.grounds } }
    case 'revoke': {
      const { grounds, ...data } = command.data
      return { kind: command.kind, words, data, said: { grounds } }
    }
    case 'end_certificate': {
      const { grounds, ...data } = command.data
      return { kind: command.kind, words, data, said: { grounds } }
    }
    case 'opinion':
      return { kind: command.kind, words, data: { ...command.data, stage: state?.stage ?? '' } }
    case 'record_finding':
    case 'commitment_check': {
      const { inspectionId, outcome, officers } = command.data
      return { kind: command.kind, words, data: { inspectionId, outcome, officers } }
    }
    default:
      return command
  }
}
