/** Moves an appointment from the state that was read to the next: state, instant, id, state before. Goes with a guard. */
export const MOVE_SQL =
  'UPDATE appointment SET state = ?, version = version + 1, changed_at = ? WHERE id = ? AND state = ?'
/** The same for a state that ends it; the instant of the end comes last but two. */
export const END_SQL =
  'UPDATE appointment SET state = ?, version = version + 1, changed_at = ?, ended_at = ? WHERE id = ? AND state = ?'
