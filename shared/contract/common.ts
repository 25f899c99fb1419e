import * as v from 'valibot'
import { isDay } from '../domain/time'
import { WINDOW_KINDS } from '../domain/window-kind'

/** Without control characters but tab and newline (a null byte ends a string in some drivers); emoji and rare characters are fine. */
function isClean(value: string): boolean {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index)
    if (code === 127 || (code < 32 && code !== 9 && code !== 10 && code !== 13)) return false
  }
  return true
}

/** A trimmed text without control characters; lengths count UTF-16 units. */
export const text = (min: number, max: number) =>
  v.pipe(
    v.string('请填写文字。'),
    v.trim(),
    v.minLength(min, min === 1 ? '这一项不能空着。' : `至少 ${min} 个字。`),
    v.maxLength(max, `最多 ${max} 个字。`),
    v.check(isClean, '文字里有不能用的符号。'),
  )

export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/, '编号不对。'))
export const IdParams = v.strictObject({ id: Id })
export const DayText = v.pipe(
  v.string(),
  v.check((value) => isDay(value), '日期不存在。'),
  v.description('YYYY-MM-DD in Asia/Shanghai'),
)
export const Minute = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(1440),
  v.description('Minute of the day'),
)
export const Instant = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(8.64e15),
  v.description('Milliseconds since the epoch, UTC'),
)
export const Done = v.object({ done: v.literal(true) })
export type Done = v.InferOutput<typeof Done>
/** Phone numbers of the mainland, without the country code. */
export const Phone = v.pipe(v.string(), v.trim(), v.regex(/^1[3-9]\d{9}$/, '手机号不对，应是 11 位数字。'))

export const WindowKind = v.picklist(WINDOW_KINDS)
/** What an appointment is for: a bundle or one service item of the catalogue. */
export const Subject = v.strictObject({ kind: v.picklist(['bundle', 'item']), id: Id })
export type Subject = v.InferOutput<typeof Subject>
/** Where a further page begins: `next` of the page before it, as text in the address. */
const before = v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number)))
/** The query of a list that comes in pages; lists with filters take its entries. */
export const BeforeQuery = v.strictObject({ before })
