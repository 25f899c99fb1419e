import type { Catalogue, Text } from '../../../shared/contract/catalogue'
import type { Subject } from '../../../shared/contract/common'
import { clockText, type Day, dayOf, type Instant, type Minute, minuteOfDay } from '../../../shared/domain/time'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A time of Asia/Shanghai in words. */
export interface Time {
  /** Within a sentence. */
  zh: string
  en: string
  /** As WeChat's type `time` wants it. */
  full: string
}

export function timeOf(day: Day, minute: Minute): Time {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  const clock = clockText(minute)
  return {
    zh: `${month}月${date}日 ${clock}`,
    en: `${clock} on ${date} ${MONTHS[month - 1]}`,
    full: `${year}年${month}月${date}日 ${clock}`,
  }
}

export function timeAt(instant: Instant): Time {
  return timeOf(dayOf(instant), minuteOfDay(instant))
}

/** A subject or point that left the catalogue is named in general words: the notice goes out all the same. */
export function names(
  catalogue: Catalogue,
  facts: { pointId: string; subject: Subject },
): { subject: Text; point: Text } {
  const { kind, id } = facts.subject
  const subject = (kind === 'bundle' ? catalogue.bundles : catalogue.items).find((candidate) => candidate.id === id)
  const point = catalogue.points.find((candidate) => candidate.id === facts.pointId)
  return {
    subject: subject?.name ?? { zh: '您要办的事', en: 'your business' },
    point: point?.name ?? { zh: '政务服务大厅', en: 'the service hall' },
  }
}
