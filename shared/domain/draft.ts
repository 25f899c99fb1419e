import type { AgentView, ApplicantView, DeliveryView, FormValues } from '../contract/application-part'

/** What is personal in an application; sealed as a whole. */
export interface DraftContent {
  applicant: ApplicantView
  /** Null: nobody acts for the applicant. */
  agent: AgentView | null
  form: FormValues
  /** How the result shall come. */
  delivery: DeliveryView
}

/** Version of the application at which each part was last changed; parts are `form.area`, `applicant.name`, `point` … */
export type Marks = Readonly<Record<string, number>>

export const NO_APPLICANT: ApplicantView = {
  kind: null,
  name: null,
  person: null,
  uscc: null,
  documentKind: null,
  document: null,
  phone: null,
  address: null,
}
export const NO_AGENT: AgentView = {
  name: null,
  documentKind: null,
  document: null,
  phone: null,
  scope: null,
  untilDay: null,
}

/** What a device has changed: fields that are left out stay; null empties one. */
export interface DraftPatch {
  applicant?: Partial<ApplicantView> | undefined
  agent?: Partial<AgentView> | null | undefined
  form?: Readonly<Record<string, FormValues[string] | null>> | undefined
  delivery?: Partial<DeliveryView> | undefined
}

/** One part with the value it shall have. */
interface Change {
  part: string
  isNew: boolean
  apply: (content: DraftContent) => void
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
/** An emptied field and one nobody touched are the same thing. */
const tidy = <T>(value: T | ''): T | null => (value === '' ? null : value)

function changesOf(content: DraftContent, patch: DraftPatch): Change[] {
  const changes: Change[] = []
  const add = (part: string, before: unknown, after: unknown, apply: Change['apply']) => {
    changes.push({ part, isNew: !same(before ?? null, after ?? null), apply })
  }
  for (const [name, value] of Object.entries(patch.applicant ?? {})) {
    const key = name as keyof ApplicantView
    const after = tidy(value)
    add(`applicant.${name}`, content.applicant[key], after, (to) => {
      to.applicant = { ...to.applicant, [key]: after }
    })
  }
  if (patch.agent === null) {
    add('agent', content.agent, null, (to) => {
      to.agent = null
    })
  }
  for (const [name, value] of Object.entries(patch.agent ?? {})) {
    const key = name as keyof AgentView
    const after = tidy(value)
    add(`agent.${name}`, content.agent?.[key], after, (to) => {
      to.agent = { ...(to.agent ?? NO_AGENT), [key]: after }
    })
  }
  // The first field of an agent, even an empty one, says that there is one.
  if (patch.agent && content.agent === null) {
    add('agent', null, true, (to) => {
      to.agent ??= NO_AGENT
    })
  }
  for (const [name, value] of Object.entries(patch.delivery ?? {})) {
    const key = name as keyof DeliveryView
    const after = tidy(value)
    add(`delivery.${name}`, content.delivery[key], after, (to) => {
      to.delivery = { ...to.delivery, [key]: after }
    })
  }
  for (const [name, value] of Object.entries(patch.form ?? {})) {
    const after = tidy(value)
    add(`form.${name}`, content.form[name], after, (to) => {
      const { [name]: _, ...rest } = to.form
      to.form = after === null ? rest : { ...rest, [name]: after }
    })
  }
  return changes
}

/** Who removed the agent has changed every field of it, and the other way round. */
function isTouched(part: string, marks: Marks, base: number): boolean {
  const newer = (name: string) => (marks[name] ?? 0) > base
  if (part === 'agent') return Object.keys(marks).some((name) => name.split('.')[0] === 'agent' && newer(name))
  return newer(part) || (part.slice(0, 6) === 'agent.' && newer('agent'))
}

/** The parts of a change that another device changed since `base`, to something else. */
export function conflictsOf(changed: readonly string[], marks: Marks, base: number): string[] {
  return changed.filter((part) => isTouched(part, marks, base))
}

export type Merged =
  | { ok: true; content: DraftContent; changed: string[] }
  /** Parts that both devices changed: which one counts is for the person to say. */
  | { ok: false; conflicts: string[] }

/**
 * Puts a device's changes into what is kept. What other devices changed since the version `base` stays, unless the
 * same part was changed to something else: then nothing is taken and the parts are named. Changing a part to what it
 * already is never conflicts.
 */
export function mergeDraft(content: DraftContent, marks: Marks, patch: DraftPatch, base: number): Merged {
  const changes = changesOf(content, patch).filter(({ isNew }) => isNew)
  const changed = changes.map(({ part }) => part)
  const conflicts = conflictsOf(changed, marks, base)
  if (conflicts.length > 0) return { ok: false, conflicts }
  const merged = { ...content }
  for (const { apply } of changes) apply(merged)
  return { ok: true, content: merged, changed }
}
