import type { LinkPlan } from '../../../shared/domain/account-link'
import type { DataKey } from '../../adapter/vault'
import { guarded, type Write, write } from '../../db/statement'
import { phoneSpot, wechatSpot } from '../account/new-account'
import type { Context } from '../context'
import { END_ALL_SQL } from './statements'

/** Who somebody is was asked together with the phone before: with another one it has to be asked again. */
const SET_PHONE_SQL = `UPDATE account SET phone_sealed = ?, phone_hash = ?, identity_sealed = NULL, identity_by = NULL,
  identity_at = NULL WHERE id = ? AND deleted_at IS NULL`
const SET_WECHAT_SQL = 'UPDATE account SET wechat_sealed = ?, wechat_hash = ? WHERE id = ? AND deleted_at IS NULL'
const CLOSE_SQL = `UPDATE account SET wechat_sealed = NULL, wechat_hash = NULL, deleted_at = ?
  WHERE id = ? AND phone_hash IS NULL AND deleted_at IS NULL`

/** Gives an account a proved phone. Uniqueness: CONFLICT when another account has it by now. */
export async function setPhone(context: Context, account: { id: string; key: DataKey }, phone: string) {
  const { vault } = context.deps
  const sealed = await vault.seal(account.key, phoneSpot(account.id), phone)
  return [
    guarded('CONFLICT', SET_PHONE_SQL, [sealed, await vault.hash('phone', phone), account.id], 'CONFLICT'),
    context.audit('set_phone', 'account', account.id),
  ]
}

/** Gives an account a proved WeChat identity. Uniqueness: CONFLICT when another account has it by now. */
export async function setWechat(context: Context, account: { id: string; key: DataKey }, openid: string) {
  const { vault } = context.deps
  const sealed = await vault.seal(account.key, wechatSpot(account.id), openid)
  return [
    guarded('CONFLICT', SET_WECHAT_SQL, [sealed, await vault.hash('wechat', openid), account.id], 'CONFLICT'),
    context.audit('set_wechat', 'account', account.id),
  ]
}

/**
 * Puts a WeChat account that has no phone into the account of the phone: its people and checklists move (each person has
 * a key of their own), what the other has already stays behind and is erased by the purge job.
 */
export async function joinAccounts(
  context: Context,
  from: string,
  into: { id: string; key: DataKey },
  openid: string,
): Promise<Write[]> {
  const { now } = context
  return [
    guarded('CONFLICT', CLOSE_SQL, [now, from]),
    ...(await setWechat(context, into, openid)),
    write('UPDATE OR IGNORE party SET account_id = ? WHERE account_id = ? AND deleted_at IS NULL', [into.id, from]),
    write('UPDATE party SET deleted_at = ? WHERE account_id = ? AND deleted_at IS NULL', [now, from]),
    write('UPDATE OR IGNORE checklist_state SET account_id = ? WHERE account_id = ?', [into.id, from]),
    write('DELETE FROM checklist_state WHERE account_id = ?', [from]),
    write('DELETE FROM idempotency WHERE account_id = ?', [from]),
    write(END_ALL_SQL, [now, 'joined', from]),
    write(
      'UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE id = (SELECT key_id FROM account WHERE id = ?)',
      [now, from],
    ),
    context.audit('join', 'account', from, null, { into: into.id }),
  ]
}

/** The account a plan leads to; null when one must be made. */
export function accountIdOf(plan: LinkPlan): string | null {
  if (plan.plan === 'create') return null
  return plan.plan === 'join' ? plan.into : plan.accountId
}
