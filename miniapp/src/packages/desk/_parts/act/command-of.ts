import type { DeskCommand } from '@shared/contract/case-command'
import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { IDENTITY_POINTS } from '@shared/domain/applicant'
import { ADVICES } from '@shared/domain/case/advice'
import { PAUSE_GROUNDS, REVOCATION_GROUNDS } from '@shared/domain/case/event'
import { oneOf } from '@shared/domain/case/event-facts'
import { isDay } from '@shared/domain/time'
import { previousSaid } from '../previous'
import type { CommandAction } from './actions'
import type { Draft } from './draft'
import { listedOf, needsPromise } from './listed'

/** A part that is still to be filled in, or one that makes no sense for this case. */
export type Missing =
  | 'words'
  | 'days'
  | 'day'
  | 'basis'
  | 'choice'
  | 'authority'
  | 'number'
  | 'grounds'
  | 'point'
  | 'ticked'
  | 'pointWords'
  | 'promise'
  | 'previous'

type Made = { command: DeskCommand } | { missing: Missing }

export const DAYS = /^[1-9]\d{0,2}$/
/** The choice that gives a case back to everybody's list. */
export const NOBODY = 'nobody'
const OUTCOMES = ['accepted', 'granted', 'refused', 'not_accepted'] as const
const BECAUSE = ['done', 'told_days_over'] as const
/** Results from outside that the law wants reasons for. */
const NEGATIVE: readonly string[] = ['refused', 'not_accepted']

/** Whether an item asks for a field of the form. */
type IsAsked = (field: string, itemIds: readonly string[]) => boolean

/** The points of a notice that concern one case: papers and fields its item needs, and parts of who applies. */
export function pointsFor(one: DeskCase, view: DeskView, ticked: Draft['ticked'], isAsked: IsAsked) {
  return Object.keys(ticked).flatMap((id) => {
    const material = view.materials.find((candidate) => candidate.id === id)
    const isOwn = material ? material.neededBy.includes(one.itemId) : isAsked(id, [one.itemId])
    if (!isOwn && !IDENTITY_POINTS.includes(id) && !listedOf(one)?.includes(id)) return []
    return [{ id, materialId: material ? id : null, words: (ticked[id] ?? '').trim() }]
  })
}

/** Which certificate a granted 注销 ends; any other grant says nothing of one. */
function endsOf(one: DeskCase, draft: Draft): { ends?: string | null } | 'missing' {
  const said = one.variant === 'cancel' ? previousSaid(one, draft.ends[one.id]) : undefined
  if (said === 'missing') return said
  return said === undefined ? {} : { ends: said.id }
}

/**
 * The command that a filled-in sheet stands for, for one case of the application. Whether it is lawful is the engine's to
 * say; here only what is not there yet is found.
 */
export function commandOf(action: CommandAction, draft: Draft, one: DeskCase, view: DeskView, isAsked: IsAsked): Made {
  const words = draft.words.trim()
  const maybe = words === '' ? {} : { words }
  const ticked = Object.keys(draft.ticked)
  const days = DAYS.test(draft.days.trim()) ? Number(draft.days) : undefined
  const day = isDay(draft.day.trim()) ? draft.day.trim() : undefined
  const basis = draft.basis.trim()
  const authority = draft.authority.trim()
  const number = draft.number.trim()
  const grounds = draft.grounds
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

  switch (action) {
    case 'accept':
    case 'rectified':
    case 'publicity_begin':
    case 'close':
      return { command: { kind: action, data: {}, ...maybe } }
    case 'grant': {
      const ends = endsOf(one, draft)
      return ends === 'missing' ? { missing: 'previous' } : { command: { kind: action, data: ends, ...maybe } }
    }
    case 'no_licence_needed':
    case 'tolerance_broken':
    case 'withdraw':
    case 'explain':
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: {}, words } }
    case 'start':
      return { command: { kind: action, data: { instead: ticked }, ...maybe } }
    case 'not_here':
      if (authority === '') return { missing: 'authority' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { authority }, words } }
    case 'request_supplement': {
      const points = pointsFor(one, view, draft.ticked, isAsked)
      if (points.length === 0) return { missing: 'ticked' }
      if (points.some((point) => point.words === '')) return { missing: 'pointWords' }
      return { command: { kind: action, data: { points }, ...maybe } }
    }
    case 'supplement':
      return ticked.length === 0
        ? { missing: 'ticked' }
        : { command: { kind: action, data: { points: ticked }, ...maybe } }
    case 'accept_tolerant':
      if (ticked.length === 0) return { missing: 'ticked' }
      if (day === undefined) return { missing: 'day' }
      if (needsPromise(view.materials, draft.ticked) && draft.choice !== 'counter') return { missing: 'promise' }
      return {
        command: {
          kind: action,
          data: {
            materials: ticked,
            untilDay: day,
            promise: draft.choice === 'counter' ? 'counter' : 'application',
          },
          ...maybe,
        },
      }
    case 'tolerated_wrong':
      if (ticked[0] === undefined) return { missing: 'ticked' }
      if (day === undefined) return { missing: 'day' }
      return words === ''
        ? { missing: 'words' }
        : { command: { kind: action, data: { materialId: ticked[0], untilDay: day }, words } }
    case 'refuse_acceptance':
      if (ticked.length === 0) return { missing: 'ticked' }
      if (basis === '') return { missing: 'basis' }
      return words === ''
        ? { missing: 'words' }
        : { command: { kind: action, data: { ground: basis, points: ticked }, words } }
    case 'tolerated_arrived':
      return ticked[0] === undefined
        ? { missing: 'ticked' }
        : { command: { kind: action, data: { materialId: ticked[0] }, ...maybe } }
    case 'pause': {
      const ground = oneOf(PAUSE_GROUNDS, draft.choice)
      if (ground === undefined) return { missing: 'choice' }
      if (days === undefined) return { missing: 'days' }
      if (basis === '') return { missing: 'basis' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { ground, days, basis }, words } }
    }
    case 'resume':
      return { command: { kind: action, data: { because: oneOf(BECAUSE, draft.choice) ?? 'done' }, ...maybe } }
    case 'extend': {
      if (days === undefined) return { missing: 'days' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { days }, words } }
    }
    case 'assign':
      if (draft.choice === '') return { missing: 'choice' }
      return { command: { kind: action, data: { to: draft.choice === NOBODY ? null : draft.choice } } }
    case 'make_responsible':
      if (draft.choice === '') return { missing: 'choice' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { to: draft.choice }, words } }
    case 'opinion': {
      const advice = oneOf(ADVICES, draft.choice)
      if (advice === undefined) return { missing: 'choice' }
      if (advice !== 'agree' && words === '') return { missing: 'words' }
      return { command: { kind: action, data: { advice }, ...maybe } }
    }
    case 'note':
      return words === '' ? { missing: 'words' } : { command: { kind: 'opinion', data: { advice: 'note' }, words } }
    case 'require_rectification':
      if (day === undefined) return { missing: 'day' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { untilDay: day }, words } }
    case 'publicity_end':
      return /^\d{1,4}$/.test(number)
        ? { command: { kind: action, data: { objections: Number(number) }, ...maybe } }
        : { missing: 'number' }
    case 'hand_over':
      if (authority === '') return { missing: 'authority' }
      return number === ''
        ? { missing: 'number' }
        : { command: { kind: action, data: { authority, number }, ...maybe } }
    case 'outside_result': {
      const outcome = oneOf(OUTCOMES, draft.choice)
      if (outcome === undefined) return { missing: 'choice' }
      if (number === '') return { missing: 'number' }
      if (NEGATIVE.includes(outcome) && words === '') return { missing: 'words' }
      const ends = outcome === 'granted' ? endsOf(one, draft) : {}
      if (ends === 'missing') return { missing: 'previous' }
      return { command: { kind: action, data: { outcome, number, ...ends }, ...maybe } }
    }
    case 'pass_up':
    case 'passed_down':
      return draft.pointId === ''
        ? { missing: 'point' }
        : { command: { kind: action, data: { toPointId: draft.pointId }, ...maybe } }
    case 'revoke': {
      const ground = oneOf(REVOCATION_GROUNDS, draft.choice)
      if (ground === undefined) return { missing: 'choice' }
      if (grounds.length === 0) return { missing: 'grounds' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { ground, grounds }, words } }
    }
    case 'refuse':
      if (grounds.length === 0) return { missing: 'grounds' }
      return words === '' ? { missing: 'words' } : { command: { kind: action, data: { grounds }, words } }
  }
}
