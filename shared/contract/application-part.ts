import * as v from 'valibot'
import { APPLICANT_KINDS, MATERIAL_STATES } from '../domain/application'
import { DELIVERY_WAYS } from '../domain/delivery'
import { DOCUMENT_KINDS } from '../domain/identity'
import { Code, Text } from './bilingual'
import { DayText, Id, Instant, text } from './common'

const DocumentKind = v.picklist(DOCUMENT_KINDS)

/** The value of a form field; what a field takes is said by its definition in the catalogue. */
export const FormValue = v.union([
  text(0, 2000),
  v.pipe(v.number(), v.minValue(-1e12), v.maxValue(1e12)),
  v.boolean(),
  v.pipe(v.array(text(0, 200)), v.maxLength(50)),
])
export type FormValue = v.InferOutput<typeof FormValue>
export const FormValues = v.record(Code, FormValue)
export type FormValues = v.InferOutput<typeof FormValues>

const personEntries = {
  documentKind: v.nullable(DocumentKind),
  document: v.nullable(v.string()),
  phone: v.nullable(v.string()),
}
/**
 * Who applies. Of an 个体工商户 and a company `name` is what it is called and `person` its operator or legal
 * representative, whose identity the document is; a person has no `person`. Null: not filled in yet.
 */
export const ApplicantView = v.object({
  kind: v.nullable(v.picklist(APPLICANT_KINDS)),
  name: v.nullable(v.string()),
  person: v.nullable(v.string()),
  uscc: v.nullable(v.pipe(v.string(), v.description('统一社会信用代码; none yet when the 营业执照 is applied for'))),
  ...personEntries,
  address: v.nullable(v.string()),
})
export type ApplicantView = v.InferOutput<typeof ApplicantView>

/** 经办人: who acts for the applicant, for how long, and whether beyond handing in the papers. */
export const AgentView = v.object({
  name: v.nullable(v.string()),
  ...personEntries,
  scope: v.nullable(
    v.pipe(v.picklist(['submit', 'all']), v.description('Hand in only; or supplement, withdraw and collect too')),
  ),
  untilDay: v.nullable(DayText),
})
export type AgentView = v.InferOutput<typeof AgentView>

/** How the result shall come. Of a window `pointId` null is the point where it was handed in; name to address say where to post it. */
export const DeliveryView = v.object({
  way: v.picklist(DELIVERY_WAYS),
  pointId: v.nullable(Id),
  name: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  address: v.nullable(v.string()),
})
export type DeliveryView = v.InferOutput<typeof DeliveryView>

const deliveryEntries = {
  way: v.picklist(DELIVERY_WAYS),
  pointId: v.nullable(Id),
  name: v.nullable(text(0, 60)),
  phone: v.nullable(text(0, 20)),
  address: v.nullable(text(0, 200)),
}
export const DeliveryPatch = v.partial(v.strictObject(deliveryEntries))
/** All of it at once. */
export const DeliveryInput = v.strictObject({
  way: deliveryEntries.way,
  pointId: v.optional(deliveryEntries.pointId, null),
  name: v.optional(deliveryEntries.name, null),
  phone: v.optional(deliveryEntries.phone, null),
  address: v.optional(deliveryEntries.address, null),
})

/** Changed fields only; null empties one. Numbers are checked when the application is submitted. */
export const ApplicantPatch = v.partial(
  v.strictObject({
    kind: v.nullable(v.picklist(APPLICANT_KINDS)),
    name: v.nullable(text(0, 100)),
    person: v.nullable(text(0, 60)),
    uscc: v.nullable(text(0, 30)),
    documentKind: v.nullable(DocumentKind),
    document: v.nullable(text(0, 30)),
    phone: v.nullable(text(0, 20)),
    address: v.nullable(text(0, 200)),
  }),
)
export const AgentPatch = v.partial(
  v.strictObject({
    name: v.nullable(text(0, 60)),
    documentKind: v.nullable(DocumentKind),
    document: v.nullable(text(0, 30)),
    phone: v.nullable(text(0, 20)),
    scope: v.nullable(v.picklist(['submit', 'all'])),
    untilDay: v.nullable(DayText),
  }),
)
/** The pages in order; or that the hall may fetch it; or that it comes later (容缺). */
export const MaterialInput = v.union([
  v.strictObject({ files: v.pipe(v.array(Id), v.minLength(1), v.maxLength(20)) }),
  v.strictObject({ consent: v.literal(true) }),
  v.strictObject({ promise: v.literal(true) }),
])
export type MaterialInput = v.InferOutput<typeof MaterialInput>
export const MaterialInputs = v.record(Code, v.nullable(MaterialInput))

export const PageView = v.object({
  fileId: Id,
  mediaType: v.string(),
  bytes: v.number(),
})
/** One material, once for all items that need it. Names and samples are in the catalogue. */
export const ApplicationMaterialView = v.object({
  id: Code,
  state: v.picklist(MATERIAL_STATES),
  required: v.pipe(v.boolean(), v.description('Without it the application cannot be submitted')),
  from: v.pipe(v.picklist(['applicant', 'hall', 'form']), v.description('`form`: made of the form, nothing to upload')),
  neededBy: v.array(Code),
  mayPromise: v.pipe(v.boolean(), v.description('Every item that needs it allows 容缺受理 of it')),
  reason: v.nullable(v.pipe(v.string(), v.description('Why it is wrong, in the words of who looked'))),
  checkedAt: v.nullable(Instant),
  changeable: v.boolean(),
  pages: v.array(PageView),
})
export type ApplicationMaterialView = v.InferOutput<typeof ApplicationMaterialView>

/** A case of the application, in short; the lanes of `readProgress` say everything. */
export const CaseInShort = v.object({
  id: Id,
  itemId: Code,
  name: Text,
  state: v.string(),
  dueDay: v.nullable(DayText),
})

/** A receipt or notice; `shared/contract/document.ts` reads one. */
export const DocumentInShort = v.object({
  id: Id,
  kind: v.string(),
  number: v.string(),
  caseId: v.nullable(Id),
  at: Instant,
})

/** Something that is not right or not there yet. `part` names the field: `applicant.uscc`, `form.area`, `material.id-card`, `point`. */
export const PartProblem = v.object({ part: v.string(), problem: v.string() })
export type PartProblem = v.InferOutput<typeof PartProblem>
