import { missed } from '../../shared/domain/appointment'
import { MINUTE_MS } from '../../shared/domain/time'
import { query } from '../db/statement'
import { MISSED_COLUMNS, type MissedRow, missedWrites } from '../service/appointment/miss'
import { recordSince } from '../service/appointment/person'
import { RECEIVER_JOINS } from '../service/appointment/receiver'
import { RULE_QUERY, ruleOf } from '../service/slot/rule'
import type { Job } from './runner'

const PAGE = 50

const DUE_SQL = `SELECT x.*, ${MISSED_COLUMNS} FROM appointment x ${RECEIVER_JOINS}
  WHERE x.state = 'booked' AND x.starts_at < ? AND (x.starts_at, x.id) > (?, ?) ORDER BY x.starts_at, x.id LIMIT ${PAGE}`

/** Ends the appointments of those who did not come. */
export const noShowJob: Job = {
  name: 'no-show',
  everyMs: 5 * MINUTE_MS,
  run: async (context, each) => {
    const { now } = context
    const [rules] = await context.load([RULE_QUERY])
    const rule = ruleOf(rules)
    const before = now - rule.checkInLateMinutes * MINUTE_MS
    let last = { starts_at: -1, id: '' }
    for (;;) {
      const [rows] = await context.load([
        query<MissedRow>(DUE_SQL, [recordSince(now), before, last.starts_at, last.id]),
      ])
      await each(rows, async (row) => {
        const step = missed(row.state, row.displaced !== null, 'system')
        if (step.ok) await context.save(await missedWrites(context, row, step.state, rule))
      })
      const end = rows[PAGE - 1]
      if (!end) return
      last = end
    }
  },
}
