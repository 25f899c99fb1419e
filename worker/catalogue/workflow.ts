import type { ItemWorkflow, Nature, WorkflowChange } from '../../shared/contract/catalogue'
import type { AuthoredDays, AuthoredWorkflow, WorkflowFile } from './authoring'

export type Rules = ReadonlyMap<string, number>

export const DAY_KEYS = [
  'acceptanceDays',
  'publicityDays',
  'issueDays',
  'toleranceDays',
  'upwardDays',
  'supplementDays',
  'jointDays',
  'jointExtensionDays',
] as const

/**
 * @returns how an item is handled, complete: what it says itself, else its nature, else what holds everywhere. `fallback`
 * names what is issued where the item does not.
 * @throws Error if the draft was not checked before
 */
export function settleWorkflow(
  file: WorkflowFile,
  rules: Rules,
  nature: Nature,
  authored: AuthoredWorkflow,
  fallback: string,
): ItemWorkflow {
  const { stages, ...everywhere } = file.everywhere
  const base = {
    ...everywhere,
    ...daysOf(file.everywhere, rules),
    stages: stagesOf(file, stages),
  }
  const own = settleChange(file, rules, authored, fallback)
  const merged: ItemWorkflow = { ...base, ...settleChange(file, rules, file.natures[nature], fallback), ...own }
  if (merged.result !== 'certificate') return merged
  return { ...merged, certificate: merged.certificate ?? { kind: fallback } }
}

/** @returns what a variant or route changes, with numbers and steps in place of their names. */
export function settleChange(
  file: WorkflowFile,
  rules: Rules,
  { stages, certificate, ...authored }: AuthoredWorkflow,
  fallback: string,
): WorkflowChange {
  return {
    ...authored,
    ...daysOf(authored, rules),
    ...(stages === undefined ? {} : { stages: stagesOf(file, stages) }),
    ...(certificate === undefined ? {} : { certificate: { ...certificate, kind: certificate.kind ?? fallback } }),
  }
}

type DayKey = (typeof DAY_KEYS)[number]
type Days<T> = { [K in keyof T & DayKey]: undefined extends T[K] ? number | undefined : number }

function daysOf<T extends { [K in DayKey]?: AuthoredDays | undefined }>(authored: T, rules: Rules): Days<T> {
  const days: Partial<Record<DayKey, number>> = {}
  for (const key of DAY_KEYS) {
    const value = authored[key]
    if (value === undefined) continue
    const number = typeof value === 'number' ? value : rules.get(value.rule)
    if (number === undefined) throw new Error(`${key} was not checked.`)
    days[key] = number
  }
  return days as Days<T>
}

function stagesOf(file: WorkflowFile, authored: NonNullable<AuthoredWorkflow['stages']>): ItemWorkflow['stages'] {
  return authored.map(({ stage: id, days }) => {
    const stage = file.stages.find((candidate) => candidate.id === id)
    if (stage === undefined) throw new Error(`Stage ${id} was not checked.`)
    return days === undefined ? stage : { ...stage, days }
  })
}
