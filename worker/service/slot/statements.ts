/**
 * Places of slot `s` in use, one `?`: the instant. Held, offered and cooling places end by themselves, so what is free
 * needs no timer and cannot drift.
 */
export const IN_USE = '(SELECT COUNT(*) FROM place p WHERE p.slot_id = s.id AND (p.until IS NULL OR p.until > ?))'

/**
 * Somebody else waits for the time of slot `s`, one `?`: the account that asks. Who waits is told first, so strangers leave
 * such a place alone.
 */
export const WAITED_FOR = `EXISTS (SELECT 1 FROM waitlist w WHERE w.state = 'waiting' AND w.point_id = s.point_id
  AND w.window_kind = s.window_kind AND w.day = s.day AND w.from_minute <= s.start_minute
  AND w.to_minute >= s.end_minute AND w.account_id IS NOT ?)`

/** States in which an appointment counts; the same words as in the partial indexes, so that they are used. */
export const OPEN = "state IN ('booked','checked_in','serving')"
