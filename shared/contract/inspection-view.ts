import * as v from 'valibot'
import { FINDING_OUTCOMES, INSPECTION_PURPOSES, INSPECTION_STATES } from '../domain/inspection'
import { Code, Text } from './bilingual'
import { DayText, Id, Instant } from './common'
import { Choice, Officer } from './inspection-part'
import { person } from './staff'

/** What the caller may do now; a page shows these and derives no rules. */
export const INSPECTION_ACTIONS = ['agree', 'ask', 'agree_for', 'move', 'join', 'cancel', 'find', 'sign'] as const

/** Where a phone was, as it says itself: WGS 84 or GCJ-02 degrees, and metres. */
export const GeoPoint = v.strictObject({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  accuracy: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
})
export type GeoPoint = v.InferOutput<typeof GeoPoint>

/** A photo: when and where it was taken, as the phone says. */
export const FindingPhoto = v.strictObject({ fileId: Id, takenAt: Instant, place: v.nullable(GeoPoint) })
export type FindingPhoto = v.InferOutput<typeof FindingPhoto>

/** What was found for one case at one visit. */
export const FindingView = v.object({
  id: v.pipe(Id, v.description('The id of the command that made it')),
  outcome: v.picklist(FINDING_OUTCOMES),
  rectifyUntil: v.nullable(DayText),
  words: v.nullable(v.string()),
  foundAt: v.pipe(Instant, v.description('As the phone says')),
  recordedAt: Instant,
  officers: v.array(Id),
  place: v.nullable(GeoPoint),
  photos: v.array(FindingPhoto),
})
export type FindingView = v.InferOutput<typeof FindingView>

const visitEntries = {
  id: Id,
  applicationId: Id,
  version: v.number(),
  state: v.picklist(INSPECTION_STATES),
  times: v.pipe(v.array(Instant), v.description('What was proposed')),
  visitAt: v.pipe(v.nullable(Instant), v.description('Null until a time is agreed')),
  minutes: v.number(),
  place: v.string(),
  choice: Choice,
}

/** The applicant wants another time. */
const Asked = v.nullable(v.object({ times: v.array(Instant), words: v.nullable(v.string()), at: Instant }))

const caseEntries = {
  caseId: Id,
  itemId: Code,
  name: Text,
  departmentId: Code,
  purpose: v.picklist(INSPECTION_PURPOSES),
  again: v.pipe(v.boolean(), v.description('A second look, after something was put right')),
}

/** A visit as the hall's people see it: all a phone needs on the spot without a connection. */
export const InspectionView = v.object({
  ...visitEntries,
  number: v.string(),
  base: v.pipe(v.number(), v.description('Version of the application: what commands are based on')),
  applicant: v.pipe(v.string(), v.description('Masked')),
  contact: v.pipe(v.nullable(v.string()), v.description('Masked phone')),
  asked: Asked,
  cases: v.array(
    v.object({
      ...caseEntries,
      state: v.string(),
      twoOfficers: v.boolean(),
      mine: v.pipe(v.boolean(), v.description('The caller is one of its officers')),
      finding: v.nullable(FindingView),
    }),
  ),
  officers: v.array(Officer),
  signature: v.nullable(
    v.object({ fileId: v.nullable(Id), name: v.string(), refused: v.boolean(), signedAt: Instant }),
  ),
  actions: v.array(v.picklist(INSPECTION_ACTIONS)),
})
export type InspectionView = v.InferOutput<typeof InspectionView>

/** A visit as the applicant sees it. */
export const OwnInspection = v.object({
  ...visitEntries,
  asked: Asked,
  officers: v.pipe(v.number(), v.description('How many people come')),
  people: v.pipe(
    v.array(v.object({ departmentId: Code, person })),
    v.description('Who comes, in the name of which department: officers show who they are'),
  ),
  cases: v.array(
    v.object({
      ...caseEntries,
      finding: v.nullable(v.pick(FindingView, ['outcome', 'rectifyUntil', 'words', 'recordedAt'])),
    }),
  ),
  signed: v.boolean(),
  actions: v.array(v.picklist(INSPECTION_ACTIONS)),
})
export type OwnInspection = v.InferOutput<typeof OwnInspection>

/** One line of an inspector's list. */
export const InspectionRow = v.object({
  id: Id,
  number: v.string(),
  state: v.picklist(INSPECTION_STATES),
  at: v.pipe(Instant, v.description('The time that is agreed, else the first that was proposed')),
  minutes: v.number(),
  place: v.string(),
  applicant: v.pipe(v.string(), v.description('Masked')),
  items: v.array(Text),
  found: v.pipe(v.number(), v.description('Cases that have their finding')),
})
export type InspectionRow = v.InferOutput<typeof InspectionRow>
