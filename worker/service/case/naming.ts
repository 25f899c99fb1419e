import type { Catalogue, Department, Nature, ServiceItem, Text } from '../../../shared/contract/catalogue'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { handlingOf } from '../../../shared/domain/case/workflow-of'
import type { Issues } from '../certificate/rules'
import type { CaseRow } from './row'

/** What an item, what comes of it and who decides are called, and what it rests on. */
export interface CaseNaming {
  item: Text
  result: Text
  /** Laws it is decided by. */
  basis: readonly Text[]
  /** By id of the stage. */
  stages: Readonly<Record<string, Text>>
  department: Pick<Department, 'name' | 'numberWord'>
}

/** A workflow as it is kept with its cases. What is optional is missing in what was written before it was kept. */
export type KeptWorkflow = Workflow & { naming?: CaseNaming; issues?: Issues }

/** What an item that left the catalogue is called where nobody kept its name. */
export const ITEM_GONE: Text = { zh: '已下架的事项', en: 'A service no longer offered' }
/** What a case is called of which nothing is known any more. */
export const GONE: CaseNaming = {
  item: ITEM_GONE,
  result: { zh: '办理结果', en: 'The result' },
  basis: [],
  stages: {},
  department: { name: { zh: '办理部门', en: 'The department' } },
}

/** The names of a case that begins now. They stay with it: its item may leave the catalogue before the case is over. */
export function namingOf({ departments }: Catalogue, item: ServiceItem, { variant, route }: Workflow): CaseNaming {
  const department = departments.find(({ id }) => id === item.authority)
  const { stages } = handlingOf(item, variant, route)
  return {
    item: item.name,
    result: item.result.name,
    basis: item.basis.map(({ law }) => law),
    stages: Object.fromEntries(stages.map(({ id, name }) => [id, name])),
    department: department
      ? { name: department.name, ...(department.numberWord ? { numberWord: department.numberWord } : {}) }
      : GONE.department,
  }
}

/** What a case is called on a paper of today: as the catalogue has it now, else as it was when the case began. */
export function namingNow(
  { items, departments }: Catalogue,
  { row, workflow }: { row: Pick<CaseRow, 'item_id' | 'department_id'>; workflow: KeptWorkflow },
): CaseNaming & { nature: Nature } {
  const { naming: kept = GONE, nature } = workflow
  const item = items.find(({ id }) => id === row.item_id)
  const department = departments.find(({ id }) => id === row.department_id) ?? kept.department
  const now = item ? { item: item.name, result: item.result.name, basis: item.basis.map(({ law }) => law) } : {}
  return { ...kept, ...now, department, nature }
}
