/** Ends one session: instant, reason, session, account. */
export const END_ONE_SQL = `UPDATE session SET revoked_at = ?, revoked_why = ?, rotation_sealed = NULL
  WHERE id = ? AND account_id = ? AND revoked_at IS NULL`
/** Ends every session of an account: instant, reason, account. */
export const END_ALL_SQL = `UPDATE session SET revoked_at = ?, revoked_why = ?, rotation_sealed = NULL
  WHERE account_id = ? AND revoked_at IS NULL`
