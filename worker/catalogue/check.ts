import type { Limit } from '../../shared/contract/catalogue'
import { LEVELS } from '../../shared/contract/service-item'
import { limitOf, ORDINARY } from '../../shared/domain/item-limit'
import { checkBundle } from './check-bundle'
import { checkBundleForm, checkFormFile, checkItemForm } from './check-form'
import { checkItemMaterials } from './check-item-material'
import { checkItemWorkflow, checkWorkflowFile } from './check-workflow'
import type { Draft, Located } from './draft'
import type { Problem } from './problem'
import type { Path } from './source'

export interface Findings {
  /** Each makes the catalogue unusable. */
  problems: Problem[]
  /** Worth a look, such as a material nobody asks for. */
  warnings: Problem[]
}

/** Checks the records against each other: references, limits, cycles, shared papers, windows. */
export function checkDraft(draft: Draft): Findings {
  const findings: Findings = { problems: [], warnings: [] }
  for (const records of [
    draft.departments,
    draft.categories,
    draft.rules,
    draft.materials,
    draft.items,
    draft.bundles,
    draft.points,
  ]) {
    checkIds(records, findings)
  }
  for (const item of draft.items) checkItem(draft, item, findings)
  const { workflow, form } = draft
  if (workflow !== undefined && checkWorkflowFile(draft, workflow, findings)) {
    for (const item of draft.items) checkItemWorkflow(draft, workflow.value, item, findings)
  }
  if (form !== undefined && checkFormFile(form, findings)) {
    for (const item of draft.items) checkItemForm(form.value, item, findings)
    for (const bundle of draft.bundles) checkBundleForm(draft, form.value, bundle, findings)
  }
  for (const bundle of draft.bundles) checkBundle(draft, bundle, findings)
  for (const point of draft.points) checkPoint(draft, point, findings)
  checkMaterials(draft, findings)
  return findings
}

/** @returns a function that notes a problem at a place inside the record. */
export function noter<T>({ source, path }: Located<T>, list: Problem[]): (inside: Path, message: string) => void {
  return (inside, message) => list.push(source.problem([...path, ...inside], message))
}

export function idsOf(records: readonly Located<{ id: string }>[]): Set<string> {
  return new Set(records.map((record) => record.value.id))
}

function checkIds(records: readonly Located<{ id: string }>[], { problems }: Findings): void {
  const seen = new Map<string, string>()
  for (const record of records) {
    const { id } = record.value
    const before = seen.get(id)
    if (before !== undefined) noter(record, problems)(['id'], `编号“${id}”重复了，${before} 里已经用过。`)
    else seen.set(id, record.source.name)
  }
}

function checkItem(draft: Draft, record: Draft['items'][number], { problems }: Findings): void {
  const item = record.value
  const note = noter(record, problems)
  const materials = idsOf(draft.materials)
  if (!idsOf(draft.departments).has(item.authority))
    note(['authority'], `departments.yaml 里没有部门“${item.authority}”。`)
  checkItemMaterials(item, materials, note)
  const { result } = item
  if (result.material !== undefined && !materials.has(result.material)) {
    note(['result', 'material'], `materials.yaml 里没有材料“${result.material}”。`)
  }
  if (result.material === undefined && result.sample === undefined)
    note(['result'], '办理结果要有样本（sample）或对应的材料（material）。')
  checkLimit(item.limit, ['limit'], note)
  item.routes.forEach((route, place) => {
    checkLimit(route.limit, ['routes', place, 'limit'], note)
  })
  item.variants.forEach(({ variant, limit }, place) => {
    if (limit !== undefined) checkLimit(limitOf(item, variant, ORDINARY), ['variants', place, 'limit'], note)
  })
}

function checkLimit(limit: Limit, path: Path, note: (inside: Path, message: string) => void): void {
  const { promisedDays, statutory } = limit
  if (statutory !== undefined && promisedDays > statutory.days) {
    note([...path, 'promisedDays'], `承诺时限 ${promisedDays} 个工作日，超过了法定时限 ${statutory.days} 个工作日。`)
  }
}

function checkMaterials(draft: Draft, { problems, warnings }: Findings): void {
  const departments = idsOf(draft.departments)
  for (const record of draft.materials) {
    const material = record.value
    const users = draft.items.filter((item) => item.value.materials.some((entry) => entry.material === material.id))
    const made = draft.items.some((item) => item.value.result.material === material.id)
    if (users.length === 0 && !made) noter(record, warnings)(['id'], `材料“${material.id}”没有任何事项用到。`)
    material.acceptedBy.forEach((id, place) => {
      if (!departments.has(id)) noter(record, problems)(['acceptedBy', place], `departments.yaml 里没有部门“${id}”。`)
    })
    const authorities = new Set(users.map((item) => item.value.authority))
    if (authorities.size < 2) continue
    for (const authority of authorities) {
      if (material.acceptedBy.includes(authority)) continue
      const message = `“${authority}”也用这份材料，但 acceptedBy 里没有它：没有确认通用的材料不能合并，请分成两份。`
      noter(record, problems)(['acceptedBy'], message)
    }
  }
}

function checkPoint(draft: Draft, record: Draft['points'][number], { problems }: Findings): void {
  const point = record.value
  const note = noter(record, problems)
  const parent = draft.points.find((candidate) => candidate.value.id === point.parent)?.value
  const above = LEVELS[LEVELS.indexOf(point.level) - 1]
  if (parent?.level !== above)
    note(['parent'], above === undefined ? '区级网点没有上级。' : '上级网点不存在，或不是上一级。')
  point.hours.forEach((hours, place) => {
    if (hours.from >= hours.to) note(['hours', place, 'to'], '结束时间要晚于开始时间。')
  })
  for (const id of repeated(point.desks.map((desk) => desk.id))) note(['desks'], `窗口编号“${id}”重复了。`)
  // A printed rating code and "one person a window" know a window by its id alone.
  const earlier = draft.points.slice(0, draft.points.indexOf(record)).flatMap(({ value }) => value.desks)
  point.desks.forEach(({ id }, place) => {
    if (earlier.some((desk) => desk.id === id))
      note(['desks', place, 'id'], `窗口编号“${id}”别的网点用过了，请换一个。`)
  })
  for (const number of repeated(point.desks.map((desk) => desk.number))) note(['desks'], `有两个 ${number} 号窗口。`)
  point.windows.forEach((plan, place) => {
    const desks = point.desks.filter((desk) => desk.kind === plan.kind).length
    const planned = plan.publicWindows + (plan.staffWindows ?? 0)
    if (planned > desks) note(['windows', place], `计划开 ${planned} 个窗口，但 desks 里这类窗口只有 ${desks} 个。`)
  })
  if (point.accepts === 'all') return
  point.accepts.forEach((id, place) => {
    const item = draft.items.find((candidate) => candidate.value.id === id)?.value
    if (item === undefined) note(['accepts', place], `items 目录里没有事项“${id}”。`)
    else if (item.acceptedAt[point.level] === undefined)
      note(['accepts', place], `事项“${id}”没有写明这一级怎么受理（acceptedAt）。`)
  })
}

/** @returns the values that stand more than once. */
export function repeated<T>(values: readonly T[]): Set<T> {
  return new Set(values.filter((value, place) => values.indexOf(value) !== place))
}
