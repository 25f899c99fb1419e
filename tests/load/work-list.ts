import { join } from 'node:path'
import Database from 'libsql'
import { QUEUES } from '../../shared/contract/work-list'
import { catalogueOf } from '../support/catalogue'
import { scansOf } from '../support/query-plan'
import { CENTRE } from '../support/visitor'
import { type Asked, bytesOf } from './bare'
import type { LoadServer } from './child'
import { each } from './rate'
import { median } from './raw-client'
import { figure, say } from './report'
import type { CaseSeed } from './seed-applications'

/** Every filter of the page, alone and with another. */
const FILTERS = [
  '',
  ...['none', 'reminder', 'yellow', 'red'].map((light) => `&light=${light}`),
  ...['&mine=yes', '&mine=yes&light=red'],
]

/** First pages of the workbench: every list of every department, with every filter; of an item too. */
function firstPages({ officers }: CaseSeed): Asked[] {
  const { departments, items } = catalogueOf()
  const lists = departments.flatMap(({ id }) => QUEUES.map((queue) => `queue=${queue}&departmentId=${id}`))
  const byItem = items.map(({ id, authority }) => `queue=review&departmentId=${authority}&itemId=${id}`)
  const byPoint = QUEUES.map((queue) => `queue=${queue}&pointId=${CENTRE}`)
  const wanted = [...lists, ...byItem].flatMap((list) => FILTERS.map((filter) => list + filter))
  return [...wanted, ...byPoint].map((list, index) => ({
    path: `/api/v1/tasks?${list}`,
    headers: { authorization: `Bearer ${officers[index % officers.length]?.tokens.accessToken ?? ''}` },
  }))
}

/** The first page of the workbench list, filtered and sorted by deadline, each list once: nothing is warm. */
export async function benchWorkList(seed: CaseSeed, server: LoadServer): Promise<void> {
  const pages = firstPages(seed)
  await server.batches()
  const { ms, bytes } = await each(server.port, pages.map(bytesOf))
  const { statements } = await server.batches()
  const slowest = ms.indexOf(Math.max(...ms))
  say(
    `workbench list at 1,000,000 cases: ${pages.length} lists, each asked once, answers up to ${Math.max(...bytes)} bytes; slowest ${ms[slowest]?.toFixed(1)} ms (${pages[slowest]?.path})`,
  )
  figure('workbench list, filtered, by deadline, median', median(ms), 'ms', { most: 20 })
  const db = new Database(join(seed.folder, 'hall.db'))
  figure('workbench list, statements that scan', scansOf(db, statements).length, '', { most: 0 })
  db.close()
}
