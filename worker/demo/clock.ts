import { type Db, query, write } from '../db/statement'

const NAME = 'demo-clock'

/** A clock that a newcomer can move, so that a day can be walked through. The offset survives a restart. */
export class MovableClock {
  private offset = 0

  constructor(private readonly db: () => Db) {}

  /** Reads the offset that was kept. */
  async restore(): Promise<void> {
    const [rows] = await this.db().read([query<{ value: string }>('SELECT value FROM setting WHERE name = ?', [NAME])])
    const kept = Number(rows[0]?.value ?? 0)
    this.offset = Number.isSafeInteger(kept) ? kept : 0
  }

  now(): number {
    return Date.now() + this.offset
  }

  /** Moves the clock; `to` in milliseconds since the epoch. @returns the hall's new instant */
  async move({ to, byMinutes, reset }: { to?: number; byMinutes?: number; reset?: boolean }): Promise<number> {
    if (reset) this.offset = 0
    if (to !== undefined) this.offset = to - Date.now()
    if (byMinutes !== undefined) this.offset += byMinutes * 60_000
    await this.db().write([
      write(
        'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1',
        [NAME, String(this.offset)],
      ),
    ])
    return this.now()
  }
}
