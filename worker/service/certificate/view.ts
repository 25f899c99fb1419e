import type { ApplicantView } from '../../../shared/contract/application-part'
import type { Text } from '../../../shared/contract/catalogue'
import type { CertificateView, OwnCertificate } from '../../../shared/contract/certificate'
import { maskApplicant } from '../../../shared/domain/applicant'
import { certificateStatus, renewBy } from '../../../shared/domain/certificate'
import type { DraftContent } from '../../../shared/domain/draft'
import { ORDINARY } from '../../../shared/domain/item-limit'
import { addDays, dayOf } from '../../../shared/domain/time'
import type { DataKey } from '../../adapter/vault'
import { applicationKey, openContent } from '../application/content'
import type { Context } from '../context'
import { type CertificateRow, certificateSpot } from './row'
import { askDays, issuesNow } from './rules'

/** The name of what was issued. */
export function certificateName({ deps: { catalogue } }: Context, itemId: string): Text {
  const item = catalogue.items.find(({ id }) => id === itemId)
  return item?.result.name ?? { zh: '证照', en: 'Certificate' }
}

function common(context: Context, row: CertificateRow) {
  return {
    id: row.id,
    caseId: row.case_id,
    applicationId: row.application_id,
    itemId: row.item_id,
    name: certificateName(context, row.item_id),
    departmentId: row.department_id,
    number: row.number,
    source: row.source,
    isSample: row.seal === null,
    seal: row.seal,
    fileId: row.file_id,
    issuedAt: row.created_at,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state: row.state,
    status: certificateStatus(
      { state: row.state, validUntil: row.valid_until, renewalDeemed: row.renewal_deemed_at !== null },
      dayOf(context.now),
    ),
    endedAt: row.ended_at,
    previousId: row.previous_id,
    nextId: row.next_id,
    handover: row.handover,
    handedAt: row.handed_at,
  }
}

/** Opens the application of a certificate: its key, who holds it, and how it comes to them. */
export async function openHolder(
  { deps: { vault } }: Context,
  row: Pick<CertificateRow, 'application_id' | 'applicant_sealed' | 'key_id' | 'wrapped' | 'key_version'> &
    Partial<Pick<CertificateRow, 'delivery_sealed'>>,
): Promise<{ key: DataKey } & Pick<DraftContent, 'applicant' | 'delivery'>> {
  const key = await applicationKey(vault, { ...row, id: row.application_id })
  const { application_id: id, applicant_sealed, delivery_sealed } = row
  const { applicant, delivery } = await openContent(vault, key, { id, applicant_sealed, delivery_sealed })
  return { key, applicant, delivery }
}

async function endedWhy({ deps: { vault } }: Context, key: DataKey, row: CertificateRow): Promise<string | null> {
  if (row.ended_why_sealed === null) return null
  return vault.unseal(key, certificateSpot(row.id, 'ended_why_sealed'), row.ended_why_sealed)
}

/** A certificate for the hall's people. */
export async function certificateView(context: Context, row: CertificateRow): Promise<CertificateView> {
  const { key, applicant } = await openHolder(context, row)
  return {
    ...common(context, row),
    applicationNumber: row.application_number ?? '',
    variant: row.variant,
    holder: maskApplicant(applicant).name ?? '',
    handedTo: row.handed_to,
    endedWhy: await endedWhy(context, key, row),
  }
}

/** A certificate for its holder. */
export async function ownCertificate(context: Context, row: CertificateRow): Promise<OwnCertificate> {
  const { deps } = context
  const { key, applicant } = await openHolder(context, row)
  const issues = issuesNow(deps.catalogue, { id: row.item_id, variant: row.variant, route: ORDINARY })
  const isRenewable = row.state === 'valid' && row.valid_until !== null && issues !== null
  const remindDays = issues?.remindDays ?? 0
  const post =
    row.post_sealed === null
      ? null
      : (JSON.parse(await deps.vault.unseal(key, certificateSpot(row.id, 'post_sealed'), row.post_sealed)) as {
          carrier: string
          tracking: string
        })
  return {
    ...common(context, row),
    holder: applicant.name ?? '',
    endedWhy: await endedWhy(context, key, row),
    post,
    renewFrom: isRenewable && row.valid_until !== null ? addDays(row.valid_until, -remindDays) : null,
    renewBy: isRenewable && row.valid_until !== null ? renewBy(row.valid_until, askDays(deps.catalogue)) : null,
    rows: printed(context, row, applicant),
  }
}

/** What a print says, in order; what is not known is left out. */
function printed({ deps: { catalogue } }: Context, row: CertificateRow, applicant: ApplicantView) {
  const department = catalogue.departments.find(({ id }) => id === row.department_id)
  // Without a last day the dash stays open, in either language.
  const period = `${row.valid_from} — ${row.valid_until ?? ''}`.trim()
  const lines: [Text, string | null][] = [
    [{ zh: '编号', en: 'Number' }, row.number],
    [{ zh: '持证人', en: 'Holder' }, applicant.name],
    [{ zh: '统一社会信用代码', en: 'Credit code' }, applicant.uscc],
    [{ zh: '负责人', en: 'Person in charge' }, applicant.person],
    [{ zh: '地址', en: 'Address' }, applicant.address],
    [{ zh: '发证机关', en: 'Issued by' }, department?.name.zh ?? null],
    [{ zh: '有效期', en: 'Valid' }, period],
  ]
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
}
