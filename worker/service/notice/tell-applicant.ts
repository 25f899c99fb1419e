import type { Write } from '../../db/statement'
import type { FiledRow } from '../case/row'
import type { Context } from '../context'
import { type NoticeRef, noticeWrites } from './notice'
import type { Told } from './text'

/** The account that is told of what happens to an application. */
export type ToldAccount = Pick<FiledRow, 'account_id' | 'account_key_id' | 'account_wrapped' | 'account_key_version'>

/** Tells the account of an application; nobody, when it was taken in at the counter or the account is gone. */
export async function tellApplicant(
  context: Context,
  account: ToldAccount,
  told: Told,
  about: { ref: NoticeRef; dedupe: string },
): Promise<Write[]> {
  const { account_id, account_key_id, account_wrapped, account_key_version } = account
  if (account_id === null || account_key_id === null || account_wrapped === null || account_key_version === null)
    return []
  const key = await context.deps.vault.openKey(account_key_id, account_wrapped, account_key_version)
  return noticeWrites(context, { ...told, ...about, accountId: account_id, key })
}
