import { AGENT_MATERIAL, type ApplicationPlan } from '../../../shared/domain/application-plan'
import { NO_DELIVERY } from '../../../shared/domain/delivery'
import { type DraftContent, NO_AGENT, NO_APPLICANT } from '../../../shared/domain/draft'
import { guidedKind, prefillOf } from '../../../shared/domain/form'
import { mayContinue } from '../../../shared/domain/taken-over'
import { dayOf } from '../../../shared/domain/time'
import { type Query, query } from '../../db/statement'
import { phoneSpot } from '../account/new-account'
import { openParty, type PartyRow } from '../account/party'
import type { Context } from '../context'
import { applicationKey, openContent } from './content'
import type { ApplicationRow } from './row'

interface AccountPhone {
  phone_sealed: string | null
}

/** The phone somebody logs in with. */
export const accountPhoneQuery = (accountId: string): Query<AccountPhone> =>
  query<AccountPhone>('SELECT phone_sealed FROM account WHERE id = ?', [accountId])

/** What the hall knows of somebody who opens a draft. */
interface Known {
  /** Their last application. */
  last: ApplicationRow | undefined
  parties: readonly PartyRow[]
  account: AccountPhone | undefined
  /** The draft is about what somebody else holds, whose authorisation is over: it has to be said anew who that is. */
  isForAnother: boolean
}

/**
 * A draft before anybody types: as what the guide was answered, who the last application or the person's own entry names,
 * and with somebody acting for the applicant when the guide was told so. Call after `load`.
 */
export async function knownContent(context: Context, plan: ApplicationPlan, known: Known): Promise<DraftContent> {
  const { vault } = context.deps
  const { last } = known
  const self = await selfOf(context, known)
  const opened = last && !known.isForAnother && (await openContent(vault, await applicationKey(vault, last), last))
  // Whom somebody acted for once is not shown again when the authorisation is over.
  const before = opened && mayContinue(opened, dayOf(context.now)) ? opened.applicant : undefined
  const hasAgent = known.isForAnother || plan.materials.some(({ id, required }) => id === AGENT_MATERIAL && required)
  const kind = guidedKind(plan.form) ?? before?.kind ?? null
  // Whoever opens the draft for somebody else is the one who acts, and not the applicant.
  const fresh = hasAgent ? NO_APPLICANT : kind === null ? { ...NO_APPLICANT, ...self } : business(self)
  const applicant = { ...(before ?? fresh), kind }
  return {
    applicant,
    agent: hasAgent ? { ...NO_AGENT, ...self } : null,
    form: prefillOf(plan.form, applicant),
    delivery: NO_DELIVERY,
  }
}

type Self = Pick<DraftContent['applicant'], 'name' | 'documentKind' | 'document' | 'phone'>

/** Of a business the person is its operator; what it is called is not known yet. */
const business = ({ name, ...person }: Self): DraftContent['applicant'] => ({
  ...NO_APPLICANT,
  ...person,
  person: name,
})

async function selfOf(context: Context, { parties, account }: Known): Promise<Self> {
  const { vault } = context.deps
  const row = parties.find(({ kind }) => kind === 'self')
  const self = row ? await openParty(vault, row) : null
  const sealed = account?.phone_sealed ?? null
  const login =
    sealed === null ? null : await vault.unseal(await context.accountKey(), phoneSpot(context.accountId), sealed)
  return {
    name: self?.name ?? null,
    documentKind: self?.documentKind ?? null,
    document: self?.document ?? null,
    phone: self?.phone ?? login,
  }
}
