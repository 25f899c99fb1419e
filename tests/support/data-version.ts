import type { Hall } from './hall'

/** Another number after every commit of the hall, whatever it wrote. */
export function dataVersion({ db }: Hall): number {
  const row = db.prepare('PRAGMA data_version').get([]) as { data_version: number }
  return row.data_version
}
