import { toJsonSchemaDefs } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import * as account from '../../../shared/contract/account'
import * as admin from '../../../shared/contract/admin'
import * as application from '../../../shared/contract/application'
import * as applicationPart from '../../../shared/contract/application-part'
import * as appointment from '../../../shared/contract/appointment'
import * as authority from '../../../shared/contract/authority'
import * as bilingual from '../../../shared/contract/bilingual'
import * as bundle from '../../../shared/contract/bundle'
import * as caseFile from '../../../shared/contract/case'
import * as caseCommand from '../../../shared/contract/case-command'
import * as catalogue from '../../../shared/contract/catalogue'
import * as catalogueEndpoints from '../../../shared/contract/catalogue-endpoints'
import * as certificate from '../../../shared/contract/certificate'
import * as common from '../../../shared/contract/common'
import * as counter from '../../../shared/contract/counter'
import * as demo from '../../../shared/contract/demo'
import * as deskView from '../../../shared/contract/desk-view'
import * as document from '../../../shared/contract/document'
import * as error from '../../../shared/contract/error'
import * as file from '../../../shared/contract/file'
import * as form from '../../../shared/contract/form'
import * as lists from '../../../shared/contract/import'
import * as inspection from '../../../shared/contract/inspection'
import * as inspectionPlan from '../../../shared/contract/inspection-plan'
import * as inspectionView from '../../../shared/contract/inspection-view'
import * as material from '../../../shared/contract/material'
import * as ownInspection from '../../../shared/contract/own-inspection'
import * as progress from '../../../shared/contract/progress'
import * as rating from '../../../shared/contract/rating'
import * as register from '../../../shared/contract/register'
import * as serviceItem from '../../../shared/contract/service-item'
import * as servicePoint from '../../../shared/contract/service-point'
import * as session from '../../../shared/contract/session'
import * as slot from '../../../shared/contract/slot'
import * as subscription from '../../../shared/contract/subscription'
import * as supervision from '../../../shared/contract/supervision'
import * as variant from '../../../shared/contract/variant'
import * as visit from '../../../shared/contract/visit'
import * as workList from '../../../shared/contract/work-list'
import * as workflow from '../../../shared/contract/workflow'

type Schema = v.GenericSchema<unknown, unknown>

const CONTRACT: readonly Readonly<Record<string, unknown>>[] = [
  account,
  admin,
  application,
  applicationPart,
  appointment,
  authority,
  bilingual,
  bundle,
  caseFile,
  caseCommand,
  catalogue,
  catalogueEndpoints,
  certificate,
  common,
  counter,
  demo,
  deskView,
  document,
  error,
  file,
  form,
  lists,
  inspection,
  inspectionPlan,
  inspectionView,
  material,
  ownInspection,
  progress,
  rating,
  register,
  serviceItem,
  servicePoint,
  session,
  slot,
  subscription,
  supervision,
  variant,
  visit,
  workList,
  workflow,
]

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'schema'
}

/** Every schema the contract exports, under the name it is exported by. */
function namedSchemas(): Record<string, Schema> {
  const named: Record<string, Schema> = {}
  for (const file of CONTRACT) {
    for (const [name, value] of Object.entries(file)) {
      if (!isSchema(value)) continue
      if (named[name] !== undefined && named[name] !== value) throw new Error(`two schemas are named ${name}`)
      named[name] = value
    }
  }
  return named
}

export type JsonObject = { readonly [name: string]: unknown }

/** The schemas of a set of endpoints in JSON Schema 2020-12; what the contract exports by name is a component. */
export interface ContractSchemas {
  /** The schema of a part of an endpoint: a reference, if it has a name. */
  of: (schema: Schema) => JsonObject
  /** The components these parts lead to, by name. */
  components: Record<string, JsonObject>
}

/** @param sent what callers send; @param answered what the API answers: defaults are filled in there */
export function contractSchemas(sent: readonly Schema[], answered: readonly Schema[]): ContractSchemas {
  const named = namedSchemas()
  const names = new Map(Object.entries(named).map(([name, schema]) => [schema, name]))
  const sentParts = convert(
    named,
    sent.filter((schema) => !names.has(schema)),
    'input',
  )
  const answeredParts = convert(
    named,
    answered.filter((schema) => !names.has(schema)),
    'output',
  )
  const of = (schema: Schema): JsonObject => {
    const name = names.get(schema)
    if (name !== undefined) return { $ref: `${PREFIX}${name}` }
    const part = sentParts.parts.get(schema) ?? answeredParts.parts.get(schema)
    if (!part) throw new Error('a schema that was not converted')
    return part
  }
  const used = new Set<string>()
  for (const schema of [...sent, ...answered]) follow(of(schema), sentParts.components, used)
  return {
    of,
    components: Object.fromEntries([...used].sort().map((name) => [name, sentParts.components[name] ?? {}])),
  }
}

const PREFIX = '#/components/schemas/'

function convert(named: Record<string, Schema>, parts: readonly Schema[], typeMode: 'input' | 'output') {
  const temporary = Object.fromEntries(parts.map((schema, index) => [`part ${index}`, schema]))
  const all = toJsonSchemaDefs({ ...named, ...temporary } as Parameters<typeof toJsonSchemaDefs>[0], {
    target: 'draft-2020-12',
    typeMode,
    // What JSON Schema cannot say (a day that exists) is in the description.
    errorMode: 'ignore',
    overrideRef: ({ referenceId }) => `${PREFIX}${referenceId}`,
  }) as Record<string, JsonObject>
  return {
    parts: new Map(parts.map((schema, index) => [schema, all[`part ${index}`] ?? {}])),
    components: Object.fromEntries(Object.keys(named).map((name) => [name, all[name] ?? {}])),
  }
}

/** Adds every component that a schema points to, and what those point to. */
function follow(value: unknown, components: Record<string, JsonObject>, used: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (key !== '$ref' || typeof inner !== 'string') follow(inner, components, used)
    else {
      const name = inner.slice(PREFIX.length)
      if (used.has(name)) continue
      used.add(name)
      follow(components[name], components, used)
    }
  }
}
