import type * as v from 'valibot'
import type { Category, Department, District, LocalRule, Material } from '../../shared/contract/catalogue'
import type { AuthoredItem, AuthoredPoint, FormFile, WorkflowFile } from './authoring'
import {
  AuthoredBundle,
  AuthoredItem as AuthoredItemSchema,
  Categories,
  Departments,
  District as DistrictSchema,
  FormFile as FormSchema,
  Materials,
  Points,
  Rules,
  WorkflowFile as WorkflowSchema,
} from './authoring'
import type { Problem } from './problem'
import type { CatalogueFile, Path } from './source'
import { Source } from './source'

/** A record and where it stands, so that a later check can point at it. */
export interface Located<T> {
  value: T
  source: Source
  path: Path
}

/** Every record of every file, each in the right shape but not yet checked against the others. */
export interface Draft {
  district: Located<District> | undefined
  departments: Located<Department>[]
  categories: Located<Category>[]
  rules: Located<LocalRule>[]
  materials: Located<Material>[]
  items: Located<AuthoredItem>[]
  bundles: Located<AuthoredBundle>[]
  points: Located<AuthoredPoint>[]
  workflow: Located<WorkflowFile> | undefined
  form: Located<FormFile> | undefined
}

const SINGLE_FILES = [
  'district',
  'departments',
  'categories',
  'rules',
  'materials',
  'points',
  'workflow',
  'form',
] as const

/** Reads the files into a draft; problems of syntax and shape are added to `problems`. */
export function readDraft(files: readonly CatalogueFile[], problems: Problem[]): Draft {
  const sources = [...files].sort((a, b) => (a.name < b.name ? -1 : 1)).map((file) => new Source(file))
  const named = new Map(sources.map((source) => [source.name, source]))
  const known = new Set<Source>()
  const take = (name: string): Source[] => {
    const source = named.get(name)
    if (source === undefined) {
      problems.push({ file: name, line: 0, field: '', message: '缺少这个文件。' })
      return []
    }
    known.add(source)
    return [source]
  }
  const folder = (name: string): Source[] => {
    const found = sources.filter((source) => source.name.startsWith(`${name}/`) && source.name.endsWith('.yaml'))
    for (const source of found) known.add(source)
    return found
  }
  const [district, departments, categories, rules, materials, points, workflow, form] = SINGLE_FILES.map((name) =>
    take(`${name}.yaml`),
  )
  const ruleRecords = listed(rules ?? [], Rules, new Map())
  const numbers = new Map(ruleRecords.map((rule) => [rule.value.id, rule.value.value]))
  const draft: Draft = {
    district: single(district ?? [], DistrictSchema, numbers)[0],
    departments: listed(departments ?? [], Departments, numbers),
    categories: listed(categories ?? [], Categories, numbers),
    rules: ruleRecords,
    materials: listed(materials ?? [], Materials, numbers),
    items: single(folder('items'), AuthoredItemSchema, numbers),
    bundles: single(folder('bundles'), AuthoredBundle, numbers),
    points: listed(points ?? [], Points, numbers),
    workflow: single(workflow ?? [], WorkflowSchema, numbers)[0],
    form: single(form ?? [], FormSchema, numbers)[0],
  }
  for (const source of sources) {
    problems.push(...source.problems)
    if (!known.has(source)) problems.push(source.problem([], '目录里不该有这个文件，检查文件名。'))
  }
  return draft
}

type Numbers = ReadonlyMap<string, number>

function single<S extends v.GenericSchema>(
  sources: readonly Source[],
  schema: S,
  numbers: Numbers,
): Located<v.InferOutput<S>>[] {
  const records: Located<v.InferOutput<S>>[] = []
  for (const source of sources) {
    const content = source.content()
    if (content === undefined) continue
    const value = source.parse(schema, fill(content, numbers, source, []))
    if (value !== undefined) records.push({ value, source, path: [] })
  }
  return records
}

function listed<T>(sources: readonly Source[], schema: v.GenericSchema<unknown, T[]>, numbers: Numbers): Located<T>[] {
  return single(sources, schema, numbers).flatMap(({ value, source }) =>
    value.map((record, place) => ({ value: record, source, path: [place] })),
  )
}

/** Puts the numbers of local rules into texts: `{large-sign-area} 平方米`. */
function fill(value: unknown, numbers: Numbers, source: Source, path: Path): unknown {
  if (typeof value === 'string') {
    return value.replace(/\{([a-z][a-z0-9-]*)\}/g, (whole, id: string) => {
      const number = numbers.get(id)
      if (number === undefined) source.problems.push(source.problem(path, `rules.yaml 里没有“${id}”这条规则。`))
      return number === undefined ? whole : String(number)
    })
  }
  if (Array.isArray(value)) return value.map((part, place) => fill(part, numbers, source, [...path, place]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, fill(part, numbers, source, [...path, key])]),
  )
}
