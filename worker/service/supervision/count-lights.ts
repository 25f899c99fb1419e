import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { countLights as endpoint } from '../../../shared/contract/supervision'
import type { Queue } from '../../../shared/contract/work-list'
import type { Light } from '../../../shared/domain/case/light'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { itemName } from './item-name'

interface Row {
  department_id: string
  item_id: string
  queue: Queue | ''
  light: Light
  count: number
}

const SQL = `SELECT c.department_id, c.item_id, c.queue, c.light, COUNT(*) AS count FROM "case" c
  WHERE c.point_id = ? AND c.light <> 'none' AND c.ended_at IS NULL
  GROUP BY c.department_id, c.item_id, c.queue, c.light`

/**
 * How many open cases of a service point have which light, by department, item and whose turn it is.
 * @throws AppError NOT_FOUND for another point
 */
export async function countLights(
  context: Context,
  { pointId }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<Row>(SQL, [pointId])])
  context.requireAt(pointId)
  return {
    lights: rows.map((row) => ({
      departmentId: row.department_id,
      itemId: row.item_id,
      name: itemName(context, row.item_id),
      queue: row.queue === '' ? null : row.queue,
      light: row.light,
      count: row.count,
    })),
  }
}
