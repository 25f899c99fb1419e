import type { FindingView, InspectionView } from '../../../shared/contract/inspection-view'
import type { FactsOf } from '../../../shared/domain/document/facts'
import { clockText, dayOf, type Instant, minuteOfDay } from '../../../shared/domain/time'
import type { Write } from '../../db/statement'
import type { People } from '../account/work-name'
import { type KeptWorkflow, namingNow } from '../case/naming'
import type { Context } from '../context'
import { documentWrites } from '../document/document-writes'
import { found } from '../error'
import type { DeskFile } from './desk-visit'

type VisitCase = InspectionView['cases'][number]
type Signature = NonNullable<InspectionView['signature']>

/** A visit after what is about to be written. */
interface Recorded {
  file: DeskFile
  view: InspectionView
  /** When it was planned: no phone can have found anything before. */
  plannedAt: Instant
  people: People
}

/**
 * 现场勘验记录: a paper for each case that was looked at, once its finding and the signature (or that it was refused) are
 * both there, whichever phone comes first. In the name of the department whose officers came, which alone sees it beside the
 * windows and the applicant: each file of a licence has its own record (一案一卷). Issued by the batch that records the later
 * of the two. @param isDue of which cases this batch brings what was missing
 */
export async function recordWrites(
  context: Context,
  { file, view, plannedAt, people }: Recorded,
  isDue: (caseId: string) => boolean,
): Promise<Write[]> {
  const { signature } = view
  if (signature === null) return []
  const { applicant } = file.content
  const holder = { kind: applicant.kind ?? 'person', name: applicant.name ?? '' } as const
  const writes: Write[] = []
  for (const one of view.cases) {
    const { finding } = one
    if (finding === null || !isDue(one.caseId)) continue
    const row = found(file.cases.find(({ id }) => id === one.caseId))
    const workflow = JSON.parse(row.workflow) as KeptWorkflow
    const prepared = await documentWrites(context, {
      application: { id: view.applicationId, number: view.number, pointId: row.point_id, holder },
      case: {
        id: one.caseId,
        departmentId: one.departmentId,
        naming: namingNow(context.deps.catalogue, { row, workflow }),
      },
      facts: factsOf(view, one, finding, signature, {
        people,
        // A phone's clock may be wrong; the visit was not before its plan and is not to come.
        at: Math.min(context.now, Math.max(plannedAt, finding.foundAt)),
      }),
      key: file.key,
    })
    writes.push(...prepared.writes)
  }
  return writes
}

function factsOf(
  view: InspectionView,
  one: VisitCase,
  finding: FindingView,
  signature: Signature,
  { people, at }: { people: People; at: Instant },
): FactsOf<'inspection'> {
  const lines = (finding.words ?? '').split('\n').map((line) => line.trim())
  const isBefore = finding.foundAt > signature.signedAt
  return {
    kind: 'inspection',
    purpose: one.purpose,
    again: one.again,
    day: dayOf(at),
    time: clockText(minuteOfDay(at)),
    place: view.place,
    officers: finding.officers.map((id) => people.get(id)?.person ?? null),
    together: view.cases.filter(({ caseId }) => caseId !== one.caseId).map(({ name }) => name),
    outcome: finding.outcome,
    points: lines.filter((line, index) => line !== '' && lines.indexOf(line) === index),
    rectifyUntil: finding.rectifyUntil,
    photos: finding.photos.length,
    signature: { name: signature.name, how: signature.refused ? 'refused' : isBefore ? 'before' : 'signed' },
  }
}
