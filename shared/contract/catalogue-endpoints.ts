import * as v from 'valibot'
import { parseAnswersText } from '../domain/answers-text'
import { Code, Text } from './bilingual'
import { Blocker, NotNeeded } from './bundle'
import { BundleSummary, BundleView, Category, Department, District } from './catalogue'
import { IdParams } from './common'
import { ANYONE, endpoint } from './endpoint'
import { Field, FormSection } from './form'
import { Material, MaterialForm } from './material'
import { ServiceItem, Variant } from './service-item'
import { ServicePoint } from './service-point'

/** What the home page shows of a service point; distance is worked out on the phone, whose place never leaves it. */
export const PointSummary = v.pick(ServicePoint, [
  'id',
  'name',
  'level',
  'parent',
  'address',
  'location',
  'phones',
  'hours',
  'accepts',
  'demo',
])
export type PointSummary = v.InferOutput<typeof PointSummary>

export const CatalogueHome = v.object({
  district: District,
  categories: v.array(Category),
  bundles: v.array(BundleSummary),
  points: v.array(PointSummary),
  departments: v.array(Department),
})
export type CatalogueHome = v.InferOutput<typeof CatalogueHome>

/** Everything the nine facts of an item need (九公开), and where it can be asked for. */
export const ItemView = v.object({
  district: District,
  item: ServiceItem,
  materials: v.array(Material),
  department: Department,
  points: v.array(PointSummary),
  sections: v.array(FormSection),
  fields: v.array(Field),
})
export type ItemView = v.InferOutput<typeof ItemView>

const Range = v.object({ min: v.number(), max: v.number() })
const standing = {
  certainty: v.picklist(['certain', 'depends']),
  dependsOn: v.pipe(v.array(Code), v.description('Questions whose answer would settle it')),
}

/** A resolved list, as `shared/domain/checklist.ts` makes it on the phone too. */
export const ChecklistView = v.object({
  bundle: Code,
  stopped: v.boolean(),
  blockers: v.array(v.object({ ...standing, blocker: Blocker })),
  questions: v.array(v.object({ id: Code, state: v.picklist(['open', 'answered', 'unknown']) })),
  nextQuestions: v.array(Code),
  items: v.array(
    v.object({
      ...standing,
      id: Code,
      name: Text,
      authority: Code,
      reason: Text,
      variants: v.array(Variant),
      routes: v.array(Code),
      promisedDays: Range,
      statutoryDays: v.nullable(Range),
      after: v.array(Code),
    }),
  ),
  materials: v.array(
    v.object({
      ...standing,
      id: Code,
      name: Text,
      form: MaterialForm,
      copies: v.number(),
      issuer: Text,
      from: v.picklist(['applicant', 'hall']),
      neededBy: v.array(v.object({ ...standing, item: Code, reason: v.nullable(Text) })),
    }),
  ),
  handedOn: v.array(
    v.object({ ...standing, material: Code, name: Text, madeBy: v.array(Code), neededBy: v.array(Code) }),
  ),
  notNeeded: v.array(NotNeeded),
  fees: v.array(v.object({ item: Code, name: Text, fen: v.number(), certainty: standing.certainty })),
  totalFen: Range,
  days: v.object({ serial: Range, parallel: Range, chain: v.array(Code) }),
})

export const readCatalogue = endpoint({
  name: 'readCatalogue',
  method: 'GET',
  path: '/api/v1/catalogue',
  access: ANYONE,
  summary: 'The home page: categories, bundles, service points and departments',
  answer: CatalogueHome,
})

export const readBundle = endpoint({
  name: 'readBundle',
  method: 'GET',
  path: '/api/v1/bundles/:id',
  access: ANYONE,
  summary: 'One bundle with everything a phone needs to resolve its checklist, offline afterwards',
  params: IdParams,
  answer: BundleView,
})

export const readChecklist = endpoint({
  name: 'readChecklist',
  method: 'GET',
  path: '/api/v1/bundles/:id/checklist',
  access: ANYONE,
  summary: 'The checklist for these answers; the same pure function as on the phone',
  params: IdParams,
  query: v.strictObject({
    answers: v.optional(
      v.pipe(
        v.string(),
        v.maxLength(1000, '答案太长了。'),
        v.check((text) => parseAnswersText(text) !== null, '答案的写法不对，应像 area:120,premises:shop 这样。'),
        v.description('question:answer pairs with commas between them; an answer may be `unknown`'),
      ),
      '',
    ),
  }),
  answer: ChecklistView,
})

export const readItem = endpoint({
  name: 'readItem',
  method: 'GET',
  path: '/api/v1/items/:id',
  access: ANYONE,
  summary: 'One service item with its nine published facts, its materials and where it is accepted',
  params: IdParams,
  answer: ItemView,
})

export const listPoints = endpoint({
  name: 'listPoints',
  method: 'GET',
  path: '/api/v1/points',
  access: ANYONE,
  summary: 'The service points of the district, with hours, windows and what each accepts',
  answer: v.object({ points: v.array(ServicePoint) }),
})

export const readPoint = endpoint({
  name: 'readPoint',
  method: 'GET',
  path: '/api/v1/points/:id',
  access: ANYONE,
  summary: 'One service point',
  params: IdParams,
  answer: ServicePoint,
})
