import * as v from 'valibot'
import { text } from './common'

/** 工作姓名: what stands on the desk of one of the hall's people. A work datum that is public (decision 0017). */
export const WorkName = v.pipe(
  text(2, 20),
  v.check((name) => name.indexOf('\n') < 0 && name.indexOf('\r') < 0, '姓名要写在一行里。'),
  v.description('工作姓名, as it stands at the window'),
)
/** 工号: names one person of the hall. */
export const WorkBadge = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[0-9A-Za-z-]{1,20}$/, '工号只能用数字、字母和短横线，最多 20 个。'),
  v.description('工号'),
)

/** One of the hall's people, as windows and papers show them. */
export const WorkPerson = v.object({ name: v.string(), badge: v.nullable(v.string()) })
export type WorkPerson = v.InferOutput<typeof WorkPerson>

/** Somebody's work name; null where none is set: the masked phone stands in for it. */
export const person = v.pipe(v.nullable(WorkPerson), v.description('工作姓名 and 工号; null until they are set'))
