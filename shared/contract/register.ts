import * as v from 'valibot'
import { CASE_STATES } from '../domain/case/state'
import { Code, Text } from './bilingual'
import { DayText, Id, IdParams, Instant } from './common'
import { answersFile, endpoint, staff } from './endpoint'
import { ItemKind } from './service-item'
import { person } from './staff'
import { ListCursor } from './supervision'
import { LIGHTS, Light } from './work-list'

const KEEPERS = staff('supervisor', 'admin')

/** 受理台账: what was received in a time; 办理台账: what came to its end. */
export const REGISTERS = ['acceptance', 'handling'] as const

/** Days in Asia/Shanghai, both included; at most a year. Without a service point: all, for who may see all. */
const Filters = {
  register: v.picklist(REGISTERS),
  fromDay: DayText,
  toDay: DayText,
  pointId: v.optional(Id),
  departmentId: v.optional(Code),
  itemId: v.optional(Code),
  kind: v.optional(ItemKind),
  state: v.optional(v.picklist(CASE_STATES)),
  light: v.optional(v.picklist(LIGHTS)),
}
export const RegisterFilters = v.strictObject(Filters)
export type RegisterFilters = v.InferOutput<typeof RegisterFilters>

export const RegisterRow = v.object({
  caseId: Id,
  applicationId: Id,
  number: v.nullable(v.string()),
  itemId: Code,
  name: Text,
  departmentId: Code,
  pointId: Id,
  kind: ItemKind,
  applicant: v.pipe(v.string(), v.description('Masked')),
  person: v.pipe(
    person,
    v.description(
      '经办人: who took it in (acceptance), who brought it to its end (handling); the window that issues is not',
    ),
  ),
  receivedAt: v.nullable(Instant),
  acceptedAt: v.nullable(Instant),
  decidedAt: v.nullable(Instant),
  endedAt: v.nullable(Instant),
  promisedDay: v.nullable(DayText),
  state: v.string(),
  light: Light,
})
export type RegisterRow = v.InferOutput<typeof RegisterRow>

export const listRegister = endpoint({
  name: 'listRegister',
  method: 'GET',
  path: '/api/v1/registers',
  access: KEEPERS,
  summary: 'A register (台账) in order of time: what was received, or what came to its end',
  query: v.strictObject({ ...Filters, after: v.optional(ListCursor) }),
  answer: v.object({ rows: v.array(RegisterRow), next: v.nullable(v.string()) }),
  errors: ['BAD_FIELD'],
})

export const RegisterExportView = v.object({
  id: Id,
  filters: RegisterFilters,
  state: v.picklist(['making', 'ready']),
  rows: v.pipe(v.number(), v.description('Written so far')),
  createdAt: Instant,
  finishedAt: v.nullable(Instant),
  expiresAt: Instant,
})
export type RegisterExportView = v.InferOutput<typeof RegisterExportView>

export const exportRegister = endpoint({
  name: 'exportRegister',
  method: 'POST',
  path: '/api/v1/registers/exports',
  access: KEEPERS,
  summary: 'Asks for a register as a spreadsheet; a job makes it',
  body: RegisterFilters,
  answer: RegisterExportView,
  status: 201,
  idempotent: 'required',
  errors: ['BAD_FIELD'],
})
export const listExports = endpoint({
  name: 'listExports',
  method: 'GET',
  path: '/api/v1/registers/exports',
  access: KEEPERS,
  summary: 'The spreadsheets the caller asked for in the last days, newest first',
  answer: v.object({ exports: v.array(RegisterExportView) }),
})

/** Office Open XML, ECMA-376. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const openExport = answersFile(
  endpoint({
    name: 'openExport',
    method: 'GET',
    path: '/api/v1/registers/exports/:id/content',
    access: KEEPERS,
    summary: 'The spreadsheet, for the one who asked for it; leaves an access row',
    params: IdParams,
    answer: v.unknown(),
    errors: ['CONFLICT', 'FILES_DOWN'],
  }),
  [XLSX],
)
