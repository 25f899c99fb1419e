import type { ApplicationView, requestPrecheck as endpoint } from '../../../shared/contract/application'
import type { Catalogue } from '../../../shared/contract/catalogue'
import type { InputOf } from '../../../shared/contract/endpoint'
import { dayOf, instantOf } from '../../../shared/domain/time'
import { addWorkingDays } from '../../../shared/domain/working-day'
import { guarded } from '../../db/statement'
import { requireConsent } from '../account/consent'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'
import { materialsQuery, ownApplication, pagesQuery } from './row'
import { applicationView, draftFacts } from './view'

/** Where the catalogue has lost its rule. */
const PRECHECK_DAYS = 1
const ASK_SQL = `UPDATE application SET state = 'precheck', precheck_at = ?, precheck_due_at = ?, prechecked_at = NULL,
  version = version + 1, changed_at = ? WHERE id = ? AND version = ? AND state = 'draft'`

/** 网上预审 is answered within so many working days: voluntary, so no law sets them, and the district does. */
function precheckDays({ rules }: Catalogue): number {
  return rules.find(({ id }) => id === 'precheck-days')?.value ?? PRECHECK_DAYS
}

/**
 * Asks the chosen service point for a look before submitting. Nothing is taken away: the draft can still be changed and
 * submitted. @throws AppError NOT_A_DRAFT, APPLICATION_INCOMPLETE without a point or any page, CONFLICT
 */
export function requestPrecheck(context: Context, { id }: InputOf<typeof endpoint>): Promise<ApplicationView> {
  return readAgain(async () => {
    const [rows, materials, pages, notices] = await context.load([
      ownApplication(context, id),
      materialsQuery(id),
      pagesQuery(id),
      NOTICES_QUERY,
    ])
    requireConsent(context)
    const own = found(rows[0])
    const facts = await draftFacts(context, own, materials, pages)
    if (own.state === 'precheck') return applicationView(context, facts)
    if (own.state !== 'draft') throw new AppError('NOT_A_DRAFT')
    if (own.point_id === null) throw new AppError('APPLICATION_INCOMPLETE', { field: 'point' })
    if (pages.length === 0) throw new AppError('APPLICATION_INCOMPLETE', { field: 'material' })
    const { now } = context
    const days = precheckDays(context.deps.catalogue)
    const dueAt = instantOf(addWorkingDays(dayOf(now), days, calendarOf(notices)).day, 1440)
    const asked = { precheck_at: now, precheck_due_at: dueAt, prechecked_at: null, changed_at: now }
    const row = { ...own, ...asked, state: 'precheck' as const, version: own.version + 1 }
    const view = applicationView(context, { ...facts, row })
    await context.save(
      [
        guarded('CONFLICT', ASK_SQL, [now, dueAt, now, id, own.version]),
        context.audit('precheck', 'application', id, own.point_id),
      ],
      view,
    )
    return view
  })
}
