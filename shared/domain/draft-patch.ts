import type { ApplicationView } from '../contract/application'
import type {
  AgentView,
  ApplicantView,
  ApplicationMaterialView,
  DeliveryView,
  FormValue,
  MaterialInput,
} from '../contract/application-part'

import { NO_AGENT } from './draft'

/** What was changed on this phone and is not known to be kept yet; null empties a part. */
export interface Patch {
  answers?: string
  pointId?: string | null
  applicant?: Partial<ApplicantView>
  /** Null: nobody acts for the applicant. */
  agent?: Partial<AgentView> | null
  form?: Readonly<Record<string, FormValue | null>>
  delivery?: Partial<DeliveryView>
  materials?: Readonly<Record<string, MaterialInput | null>>
}

const GROUPS = ['applicant', 'agent', 'form', 'delivery', 'materials'] as const
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

export const isEmpty = (patch: Patch): boolean => Object.keys(patch).length === 0

/** A change on top of those that wait. */
export function merge(before: Patch, change: Patch): Patch {
  const next: Patch = { ...before, ...change }
  if (before.applicant && change.applicant) next.applicant = { ...before.applicant, ...change.applicant }
  if (before.agent && change.agent) next.agent = { ...before.agent, ...change.agent }
  if (before.form && change.form) next.form = { ...before.form, ...change.form }
  if (before.delivery && change.delivery) next.delivery = { ...before.delivery, ...change.delivery }
  if (before.materials && change.materials) next.materials = { ...before.materials, ...change.materials }
  return next
}

/** What is left to send after `sent` was kept: parts that changed once more meanwhile. */
export function without(patch: Patch, sent: Patch): Patch {
  const left: Patch = { ...patch }
  if (same(left.answers, sent.answers)) delete left.answers
  if (same(left.pointId, sent.pointId)) delete left.pointId
  for (const group of GROUPS) {
    const now = left[group]
    const then = sent[group]
    if (now === undefined || then === undefined) continue
    if (now === null || then === null) {
      if (now === then) delete left[group]
      continue
    }
    const rest = Object.entries(now).filter(
      ([name, value]) => !same(value, Object.entries(then).find(([one]) => one === name)?.[1]),
    )
    if (rest.length === 0) delete left[group]
    else Object.assign(left, { [group]: Object.fromEntries(rest) })
  }
  return left
}

/** The patch without some parts, named as the API names them: `form.area`, `applicant.name`, `agent`, `point`. */
export function drop(patch: Patch, parts: readonly string[]): Patch {
  const left: Patch = { ...patch }
  for (const part of parts) {
    const [place = '', name] = part.split('.')
    if (place === 'answers') delete left.answers
    if (place === 'point') delete left.pointId
    const group = GROUPS.find((one) => one === (place === 'material' ? 'materials' : place))
    if (group === undefined) continue
    const rest = Object.entries(left[group] ?? {}).filter(([one]) => one !== name)
    if (name === undefined || rest.length === 0) delete left[group]
    else Object.assign(left, { [group]: Object.fromEntries(rest) })
  }
  return left
}

/** Whether a part is among the changes. */
export const touches = (patch: Patch, part: string): boolean => !same(patch, drop(patch, [part]))

/** The application as the person sees it: what the hall has, with what was changed here on top. */
export function overlay(view: ApplicationView, patch: Patch): ApplicationView {
  return {
    ...view,
    answers: patch.answers ?? view.answers,
    pointId: patch.pointId === undefined ? view.pointId : patch.pointId,
    applicant: { ...view.applicant, ...patch.applicant },
    agent: agentOf(view.agent, patch.agent),
    form: formOf(view.form, patch.form),
    delivery: { ...view.delivery, ...patch.delivery },
    materials: view.materials.map((material) => withInput(material, patch.materials?.[material.id])),
    takenOver: view.takenOver && {
      ...view.takenOver,
      parts: view.takenOver.parts.filter((part) => !touches(patch, part) && !(patch.agent === null && isOfAgent(part))),
    },
  }
}

const isOfAgent = (part: string): boolean => part.slice(0, 6) === 'agent.'

function agentOf(kept: AgentView | null, change: Patch['agent']): AgentView | null {
  if (change === undefined) return kept
  return change === null ? null : { ...(kept ?? NO_AGENT), ...change }
}

function formOf(kept: ApplicationView['form'], change: Patch['form'] = {}): ApplicationView['form'] {
  const next = { ...kept }
  for (const [id, value] of Object.entries(change)) {
    if (value === null) delete next[id]
    else next[id] = value
  }
  return next
}

export function withInput(
  material: ApplicationMaterialView,
  input: MaterialInput | null | undefined,
): ApplicationMaterialView {
  if (input === undefined) return material
  if (input === null) return { ...material, state: 'missing', pages: [] }
  if ('consent' in input) return { ...material, state: 'fetch', pages: [] }
  if ('promise' in input) return { ...material, state: 'promised', pages: [] }
  const pages = input.files.map(
    (fileId) => material.pages.find((page) => page.fileId === fileId) ?? { fileId, mediaType: '', bytes: 0 },
  )
  return { ...material, state: 'given', pages }
}
