import type { ApplicantView, FormValues } from '../../../shared/contract/application-part'
import type { ServiceItem, Variant } from '../../../shared/contract/service-item'
import { namedOf } from '../../../shared/domain/certificate'
import type { DraftContent } from '../../../shared/domain/draft'
import { openContent } from '../application/content'
import type { CaseFile } from '../case/case-file'
import type { CaseRow, FiledRow, HeldRow } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { issuesOf } from './rules'
import { openHolder } from './view'

type About = Pick<CaseRow, 'item_id' | 'variant' | 'route'>
/** `content`: opened already, as this request leaves it. */
/** `cases`: with what each began. */
type Filed = Pick<CaseFile, 'key'> &
  Partial<Pick<CaseFile, 'cases'>> & { application: FiledRow; content?: DraftContent }

/** A valid certificate that a case may be about, and whose it is. */
export interface Held {
  row: HeldRow
  applicant: ApplicantView
}

/** What a 变更 延续 补办 注销 is about, as far as it is known. */
export interface Previous {
  /** The number the applicant gave; null where the form asks for none. */
  given: string | null
  /** Oldest first. */
  held: readonly Held[]
  /** Which of them it is by what the applicant gave; null: somebody has to say it. */
  named: string | null
}

const NONE: Previous = { given: null, held: [], named: null }
/** The field of the form that asks for the number of the certificate before. */
const OLD_NUMBER = 'old-number'

function numberIn({ form }: Pick<ServiceItem, 'form'>, variant: Variant, values: FormValues): string | null {
  const use = [...(form.always ?? []), ...(form[variant] ?? [])].find(({ field }) => field === OLD_NUMBER)
  const value = use && values[use.key ?? use.field]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** Reads what a case may be about from what came with its application: one round trip has brought it all. */
export async function previousOf(
  context: Context,
  { application, key, content, cases }: Filed,
  of: About,
): Promise<Previous> {
  const { catalogue, vault } = context.deps
  if (of.variant === 'establish') return NONE
  const item = catalogue.items.find(({ id }) => id === of.item_id)
  const begun = cases?.find(({ row }) => row.item_id === of.item_id)?.workflow
  const { kind } = issuesOf(catalogue, of, begun)
  const rows = (JSON.parse(application.held) as HeldRow[])
    .filter((row) => row.kind === kind)
    .sort((a, b) => a.created_at - b.created_at)
  const { applicant, form } = content ?? (await openContent(vault, key, application))
  const given = item ? numberIn(item, of.variant, form) : null
  const held = await Promise.all(
    rows.map(async (row) => ({ row, applicant: (await openHolder(context, row)).applicant })),
  )
  const known = held.map(({ row: { id, number }, applicant: { uscc } }) => ({ id, number, uscc }))
  // One that was begun from a certificate says so itself.
  const begunFrom = known.find(({ id }) => application.about === `${of.variant}/${id}`)?.id
  return { given, held, named: begunFrom ?? namedOf(known, { number: given, uscc: applicant.uscc }) }
}

/**
 * Which certificate a case ends. `chosen` is what somebody of the hall said; null: none of those that are known here (the
 * one before is older than the hall's books). Undefined: nobody said it, then it follows from what the applicant gave, or
 * there is none to end. @throws AppError CERTIFICATE_UNKNOWN when it is not clear, or not one of the applicant's
 */
export async function endedBy(
  context: Context,
  file: Filed,
  of: About,
  chosen: string | null | undefined,
  field: string,
): Promise<string | null> {
  const { held, named } = await previousOf(context, file, of)
  if (chosen === null || held.length === 0) {
    if (chosen) throw new AppError('CERTIFICATE_UNKNOWN', { field })
    return null
  }
  const id = chosen ?? named
  if (id === null || !held.some(({ row }) => row.id === id)) throw new AppError('CERTIFICATE_UNKNOWN', { field })
  return id
}
