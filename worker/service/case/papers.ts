import type { Text } from '../../../shared/contract/catalogue'
import type { Clock } from '../../../shared/domain/case/clock'
import type { Effect } from '../../../shared/domain/case/decide'
import type { EventKind, NewEvent, PauseGround } from '../../../shared/domain/case/event'
import type { CaseState } from '../../../shared/domain/case/state'
import type { LastDay, PaperFacts } from '../../../shared/domain/document/facts'
import { dayOf } from '../../../shared/domain/time'
import type { Context } from '../context'
import type { Happening } from './event-writes'
import type { namingNow } from './naming'
import type { Words } from './words'

/** A case after its events, with the words of the event a paper is about and the clocks as they run now. */
export interface PaperCase extends Pick<Happening, 'state'> {
  naming: ReturnType<typeof namingNow>
  /** Working days in which the window tells what is missing. */
  acceptanceDays: number
  clocks: readonly Clock[]
  clocksBefore: readonly Clock[]
}

type Made<K extends EventKind> = Extract<NewEvent, { kind: K }>

const GROUNDS: Readonly<Record<PauseGround, Text>> = {
  hearing: { zh: '听证', en: 'Hearing' },
  tender: { zh: '招标', en: 'Tender' },
  auction: { zh: '拍卖', en: 'Auction' },
  inspection_testing: { zh: '检验、检测', en: 'Inspection and testing' },
  quarantine: { zh: '检疫', en: 'Quarantine' },
  appraisal: { zh: '鉴定', en: 'Appraisal' },
  expert_review: { zh: '专家评审', en: 'Expert review' },
}
const OUTCOMES: Readonly<Partial<Record<CaseState['state'], Text>>> = {
  granted: { zh: '准予', en: 'Granted' },
  closed: { zh: '办结', en: 'Completed' },
  refused: { zh: '不予', en: 'Refused' },
  returned: { zh: '退回：容缺的材料没有按时补上', en: 'Returned: a paper promised for later did not come' },
  revoked: { zh: '撤销', en: 'Revoked' },
}

/** The reason the product itself gives, where nobody of the hall wrote one. */
const SUPPLEMENT_OVERDUE = '告知的补正时间已经过了，列出的内容没有补齐。'

/** What the paper of an effect says; null where this event calls for none. */
export function paperOf(context: Context, one: PaperCase, { name, event }: Effect, words: Words): PaperFacts | null {
  switch (name) {
    case 'paper_acceptance':
      return acceptance(context, one, event)
    case 'paper_supplement':
      return event.kind === 'request_supplement' ? supplement(context, one, event, words) : null
    case 'paper_not_accepted':
      return refusedAcceptance(context, event, words)
    case 'paper_pause':
      return event.kind === 'pause' ? pause(event, words) : null
    case 'paper_extension':
      return event.kind === 'extend' || event.kind === 'extend_bundle' ? extension(one, event, words) : null
    case 'paper_decision':
      return decision(one, event, words)
    case 'paper_result':
      return result(one, event, words)
    default:
      return null
  }
}

const lastDay = (clocks: readonly Clock[], id: Clock['id']): LastDay | null => {
  const clock = clocks.find((other) => other.id === id)
  return clock ? { day: clock.dueDay, provisional: clock.provisional } : null
}
const reason = (words: Words): string => words.text ?? ''

/** What an officer wrote, a line each. */
const linesOf = (words: Words): string[] =>
  reason(words)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What a decision rests on: what the officer named, and the laws of the item that were not named. */
function basisOf(named: readonly string[], laws: readonly Text[]): Text[] {
  const own = named.map((ground) => ({ zh: ground, en: ground }))
  return [...own, ...laws.filter(({ zh }) => !named.some((ground) => ground.includes(zh)))]
}

function materialName({ deps: { catalogue } }: Context, id: string | null): Text {
  return catalogue.materials.find((material) => material.id === id)?.name ?? { zh: '申请表', en: 'The form' }
}

function acceptance(context: Context, one: PaperCase, event: NewEvent): PaperFacts {
  const tolerant = event.kind === 'accept_tolerant' ? event.data : null
  return {
    kind: 'acceptance',
    acceptedOn: dayOf(one.state.acceptedAt ?? event.at),
    promised: lastDay(one.clocks, 'promised'),
    statutory: lastDay(one.clocks, 'statutory'),
    ...(event.kind === 'deem_accepted' ? { byLaw: { days: one.acceptanceDays, since: sinceOf(one.state) } } : {}),
    promisedLater: (tolerant?.materials ?? []).map((id) => ({
      material: materialName(context, id),
      until: tolerant?.untilDay ?? '',
    })),
  }
}

/** What the days of the window's answer were counted from. */
function sinceOf({ completedAt, receivedAt, submittedAt }: CaseState): 'receipt' | 'start' | 'supplement' {
  if (completedAt !== null) return 'supplement'
  return receivedAt === submittedAt ? 'receipt' : 'start'
}

function supplement(
  context: Context,
  one: PaperCase,
  event: Made<'request_supplement'>,
  { points }: Words,
): PaperFacts {
  return {
    kind: 'supplement',
    missing: event.data.points.map(({ id, materialId }) => ({
      material: materialName(context, materialId),
      reason: points[id] ?? '',
    })),
    until: lastDay(one.clocks, 'supplement')?.day ?? null,
    again: event.data.outcome === 'repeat',
  }
}

function refusedAcceptance({ deps: { catalogue } }: Context, event: NewEvent, words: Words): PaperFacts {
  if (event.kind === 'no_licence_needed') return { kind: 'not_needed', reason: reason(words) }
  if (event.kind === 'refuse_acceptance' && event.role === 'system')
    return { kind: 'not_accepted', reason: SUPPLEMENT_OVERDUE, rightAuthority: null }
  if (event.kind === 'refuse_acceptance') {
    const { ground } = words.said ?? {}
    const basis = basisOf(ground === undefined ? [] : [ground], [])
    return { kind: 'not_accepted', reason: reason(words), basis, rightAuthority: null }
  }
  if (event.kind !== 'not_here') return { kind: 'not_accepted', reason: reason(words), rightAuthority: null }
  const { authority } = event.data
  const department = catalogue.departments.find(({ id, name }) => id === authority || name.zh === authority)
  const rightAuthority = department
    ? { name: department.name, phone: department.phones[0] }
    : { name: { zh: authority, en: authority } }
  return { kind: 'not_accepted', reason: reason(words), rightAuthority }
}

function pause(event: Made<'pause'>, words: Words): PaperFacts {
  const { ground, days } = event.data
  return {
    kind: 'pause',
    ground: GROUNDS[ground],
    reason: `${reason(words)}（${words.said?.basis ?? ''}）`,
    workingDays: days,
  }
}

/** Of the joint handling, a case that is not accepted yet has no limit to name: it counts from its acceptance on. */
function extension(one: PaperCase, event: Made<'extend' | 'extend_bundle'>, words: Words): PaperFacts | null {
  const id = event.kind === 'extend_bundle' ? 'bundle' : 'statutory'
  const to = lastDay(one.clocks, id)
  const from = lastDay(one.clocksBefore, id)
  if (!to || !from) return null
  return { kind: 'extension', workingDays: event.data.days, reason: reason(words), from: from.day, to }
}

function decision({ naming, clocks }: PaperCase, event: NewEvent, words: Words): PaperFacts {
  if (event.kind === 'refuse' || event.kind === 'revoke') {
    const kind = event.kind === 'refuse' ? 'refusal' : 'revocation'
    return { kind, reasons: linesOf(words), basis: basisOf(words.said?.grounds ?? [], naming.basis) }
  }
  if (event.kind === 'end_certificate') {
    const { how } = event.data
    return { kind: 'revocation', how, reasons: linesOf(words), basis: basisOf([], naming.basis) }
  }
  if (event.kind === 'outside_result') {
    return { kind: 'refusal', reasons: linesOf(words), basis: basisOf([], naming.basis) }
  }
  if (naming.nature === 'filing') {
    return { kind: 'filing', filedOn: dayOf(event.at), ...(words.text === null ? {} : { note: words.text }) }
  }
  return {
    kind: 'grant',
    result: naming.result,
    certificateBy: lastDay(clocks, 'issuing'),
    ...(event.kind === 'deem_renewed' ? { byLawAfter: event.data.validUntil } : {}),
    ...(words.text === null ? {} : { conditions: words.text }),
  }
}

function result({ naming, state }: PaperCase, event: NewEvent, words: Words): PaperFacts | null {
  if (event.kind === 'withdraw') return { kind: 'withdrawal', reason: words.text }
  const outcome = OUTCOMES[state.state]
  if (!outcome) return null
  return { kind: 'result', results: [{ item: naming.item, outcome, day: dayOf(event.at) }] }
}
