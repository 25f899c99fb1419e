import type { ItemWorkflow } from '../../shared/contract/catalogue'
import { LEVELS } from '../../shared/contract/service-item'
import { limitOf, ORDINARY } from '../../shared/domain/item-limit'
import type { AuthoredItem, AuthoredWorkflow, WorkflowFile } from './authoring'
import type { Findings } from './check'
import { noter, repeated } from './check'
import type { Draft, Located } from './draft'
import type { Path } from './source'
import { DAY_KEYS, type Rules, settleChange, settleWorkflow } from './workflow'

type Note = (inside: Path, message: string) => void

/** Checks workflow.yaml by itself; items lean on it, so they are looked at only when it is right. */
export function checkWorkflowFile(draft: Draft, record: Located<WorkflowFile>, { problems }: Findings): boolean {
  const before = problems.length
  const note = noter(record, problems)
  const { stages, everywhere, natures } = record.value
  for (const id of repeated(stages.map((stage) => stage.id))) note(['stages'], `步骤“${id}”写了两次。`)
  checkReferences(draft, record.value, everywhere, ['everywhere'], note)
  for (const [nature, rules] of Object.entries(natures)) {
    checkReferences(draft, record.value, rules, ['natures', nature], note)
  }
  return problems.length === before
}

/** Checks how an item is handled, for every variant on every route: steps, limits, inspection, what may follow later. */
export function checkItemWorkflow(
  draft: Draft,
  file: WorkflowFile,
  record: Located<AuthoredItem>,
  { problems }: Findings,
): void {
  const item = record.value
  const note = noter(record, problems)
  const before = problems.length
  checkReferences(draft, file, item.workflow, ['workflow'], note)
  item.variants.forEach((entry, place) => {
    checkReferences(draft, file, entry.workflow ?? {}, ['variants', place, 'workflow'], note)
  })
  item.routes.forEach((way, place) => {
    checkReferences(draft, file, way.workflow ?? {}, ['routes', place, 'workflow'], note)
  })
  if (problems.length > before) return
  const rules: Rules = new Map(draft.rules.map(({ value }) => [value.id, value.value]))
  const base = settleWorkflow(file, rules, item.nature, item.workflow, item.id)
  const change = (authored: AuthoredWorkflow | undefined) =>
    authored === undefined ? {} : settleChange(file, rules, authored, item.id)
  item.variants.forEach((entry, place) => {
    const variant = { ...base, ...change(entry.workflow) }
    const at: Path = entry.workflow === undefined ? ['workflow'] : ['variants', place, 'workflow']
    checkHandling(item, variant, limitOf(item, entry.variant, ORDINARY).promisedDays, at, note)
    checkVariant(item, entry, variant, ['variants', place], note)
  })
  item.routes.forEach((way, place) => {
    const at: Path = ['routes', place]
    const handling = { ...base, ...change(way.workflow) }
    checkHandling(item, handling, way.limit.promisedDays, [...at, 'workflow'], note)
    if (way.checkedAfterwards !== undefined && handling.inspection === 'before')
      note([...at, 'workflow'], '发证以后再查的办法，发证前不再踏勘，要写 inspection: none。')
  })
}

function checkReferences(draft: Draft, file: WorkflowFile, authored: AuthoredWorkflow, path: Path, note: Note): void {
  authored.stages?.forEach(({ stage }, place) => {
    if (!file.stages.some((known) => known.id === stage))
      note([...path, 'stages', place, 'stage'], `workflow.yaml 里没有步骤“${stage}”。`)
  })
  for (const key of DAY_KEYS) {
    const value = authored[key]
    if (value === undefined || typeof value === 'number') continue
    const rule = draft.rules.find((candidate) => candidate.value.id === value.rule)?.value
    if (rule === undefined) note([...path, key], `rules.yaml 里没有“${value.rule}”这条规则。`)
    else if (!Number.isInteger(rule.value) || rule.value < 0 || rule.value > 120)
      note([...path, key], `“${value.rule}”的数字 ${rule.value} 不能当天数用。`)
  }
}

function checkHandling(
  item: AuthoredItem,
  { stages, inspection, outside, tolerates }: ItemWorkflow,
  promisedDays: number,
  path: Path,
  note: Note,
): void {
  const total = stages.reduce((sum, stage) => sum + (stage.days ?? 0), 0)
  if (total > promisedDays)
    note([...path, 'stages'], `各步时限加起来 ${total} 个工作日，超过了承诺的 ${promisedDays} 个工作日。`)
  for (const id of repeated(stages.map((stage) => stage.id))) note([...path, 'stages'], `步骤“${id}”写了两次。`)
  if (stages.some(({ role }, place) => (role === 'approver') !== (place === stages.length - 1)))
    note([...path, 'stages'], '最后一步是作决定（approver），而且只有最后一步是。')
  const looks = stages.some(({ role }) => role === 'inspector')
  if (looks && inspection === 'none') note([...path, 'stages'], '有踏勘这一步，就要写 inspection: before。')
  if (!looks && inspection === 'before') note([...path, 'inspection'], '写了先踏勘，stages 里要有踏勘这一步。')
  if (outside !== undefined && inspection === 'before')
    note([...path, 'inspection'], '在部门自己系统里办的（outside），踏勘也在那边，这里写 inspection: none。')
  if (outside !== undefined && tolerates.length > 0)
    note([...path, 'tolerates'], '在部门自己系统里办的（outside），准不准由那边定，这里不能容缺。')
  for (const id of tolerates) {
    if (!item.materials.some((entry) => entry.material === id))
      note([...path, 'tolerates'], `这一项的材料里没有“${id}”，不能容缺。`)
  }
}

function checkVariant(
  item: AuthoredItem,
  { variant, kind }: AuthoredItem['variants'][number],
  { stages, certificate }: ItemWorkflow,
  path: Path,
  note: Note,
): void {
  const isInstant = LEVELS.some((level) => {
    const accepted = item.acceptedAt[level]
    return accepted === 'instant' ? kind !== 'promised' : accepted === 'promised' && kind === 'instant'
  })
  if (isInstant && stages.length > 1) note(path, '当场办的（instant）只有作决定这一步。')
  if (variant === 'renew' && certificate?.validity === undefined)
    note(path, '能延续的证，要在 workflow.certificate 里写有效期（validity）。')
}
