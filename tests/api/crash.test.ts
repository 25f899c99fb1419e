import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { readAppointment } from '../../shared/contract/appointment'
import { book, CENTRE, overbooked, slotsOf } from '../support/booking'
import { startCrashHall } from '../support/crash-hall'
import { OPENING } from '../support/hall'
import { testClock } from '../support/hall/clock'
import { makeCrowd } from '../support/hall/crowd'
import { pool } from '../support/pool'

const DAY = '2026-09-18'

describe('a hall that is killed in the middle of a rush', () => {
  it('has every booking it acknowledged when it starts again, and no time over its capacity', async () => {
    const hall = await startCrashHall()
    try {
      const db = new Database(hall.path, { timeout: 5 })
      const crowd = await makeCrowd(db, testClock(OPENING), 400)
      const slots = (await slotsOf(hall, DAY, CENTRE)).slice(0, 8)
      for (const { id } of slots) db.prepare('UPDATE slot SET capacity = 30 WHERE id = ?').run([id])
      db.close()

      const attempt = (resident: (typeof crowd)[number], index: number) =>
        book(hall, resident, { slotId: slots[index % 8]?.id ?? '' }, `booking-${index}`)
      let acknowledged = 0
      const before = await pool(crowd, 64, async (resident, index) => {
        const reply = await attempt(resident, index).catch(() => null)
        if (reply?.status === 201 && ++acknowledged === 90) void hall.kill()
        return reply?.status === 201 ? reply.answer : null
      })
      const kept = before.filter((view) => view !== null)
      expect(kept.length).toBeGreaterThanOrEqual(90)
      expect(kept.length).toBeLessThan(240)

      await hall.restart()
      for (const [index, view] of before.entries()) {
        const resident = crowd[index]
        if (view === null || !resident) continue
        const { answer } = await hall.call(readAppointment, { as: resident, params: { id: view.id } })
        expect(answer).toEqual(view)
      }
      // Everyone tries again with the key of before: who has a booking gets the same one, the others fill what is left.
      const after = await pool(crowd, 64, attempt)
      for (const [index, view] of before.entries()) if (view) expect(after[index]?.answer).toEqual(view)
      expect(after.filter(({ status }) => status === 201)).toHaveLength(240)
      await hall.kill()
      const file = new Database(hall.path)
      expect(overbooked(file, OPENING)).toEqual([])
      expect(file.prepare('PRAGMA integrity_check').get([])).toMatchObject({ integrity_check: 'ok' })
      file.close()
    } finally {
      await hall.close()
    }
  })
})
