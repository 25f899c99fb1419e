import type { Catalogue, Text } from '../../../shared/contract/catalogue'
import type { Subject } from '../../../shared/contract/common'
import { queueNumber } from '../../../shared/domain/queue-number'
import {
  clockText,
  type Day,
  dayOf,
  type Instant,
  instantOf,
  type Minute,
  minuteOfDay,
} from '../../../shared/domain/time'
import type { WindowKind } from '../../../shared/domain/window-kind'

/** What a notice says about an appointment: columns of its row. */
export interface AppointmentFacts {
  pointId: string
  subject: Subject
  day: Day
  startMinute: Minute
  windowKind: WindowKind
  /** Null inside the write that gives the number: it is filled in when the notice is read, see {@link withNumber}. */
  ordinal: number | null
}

/** What is told, and the facts it is made of. Nobody's name or number is among them. */
export type Told =
  | { topic: 'booked' | 'tomorrow' | 'changed' | 'cancelled' | 'no_show'; facts: AppointmentFacts }
  /** The hall cannot keep the time; `reason` as the hall gave it. */
  | { topic: 'displaced'; facts: AppointmentFacts & { reason: string } }
  /** A place was freed and is kept until `until`. */
  | { topic: 'waitlist_offer'; facts: Omit<AppointmentFacts, 'windowKind' | 'ordinal'> & { until: Instant } }
  /** The place that was kept went to the next one. */
  | { topic: 'waitlist_missed'; facts: Omit<AppointmentFacts, 'windowKind' | 'ordinal'> }
  | { topic: 'rate_us'; facts: { pointId: string; subject: Subject; finishedAt: Instant; closesAt: Instant } }
  | { topic: 'banned'; facts: { until: Instant } }
  | { topic: 'objection_answered'; facts: { upheld: boolean; words: string } }
export type Topic = Told['topic']

/** Variables of a template at the SMS gateway or at WeChat. */
export type TemplateValues = Readonly<Partial<Record<'subject' | 'time' | 'point' | 'number' | 'note', string>>>

/** One notice as a person reads it. */
export interface Wording {
  title: string
  body: string
  values: TemplateValues
}

/** A notice in both languages; after `expiresAt` telling it outside the inbox is of no use. */
export interface Rendered {
  zh: Wording
  en: Wording
  expiresAt: Instant
}

const DAY_MS = 86_400_000
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Time {
  /** Within a sentence. */
  zh: string
  en: string
  /** As WeChat's type `time` wants it. */
  full: string
}

function timeOf(day: Day, minute: Minute): Time {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  const clock = clockText(minute)
  return {
    zh: `${month}月${date}日 ${clock}`,
    en: `${clock} on ${date} ${MONTHS[month - 1]}`,
    full: `${year}年${month}月${date}日 ${clock}`,
  }
}

function timeAt(instant: Instant): Time {
  return timeOf(dayOf(instant), minuteOfDay(instant))
}

/** A subject or point that left the catalogue is named in general words: the notice goes out all the same. */
function names(catalogue: Catalogue, facts: { pointId: string; subject: Subject }): { subject: Text; point: Text } {
  const { kind, id } = facts.subject
  const subject = (kind === 'bundle' ? catalogue.bundles : catalogue.items).find((candidate) => candidate.id === id)
  const point = catalogue.points.find((candidate) => candidate.id === facts.pointId)
  return {
    subject: subject?.name ?? { zh: '您要办的事', en: 'your business' },
    point: point?.name ?? { zh: '政务服务大厅', en: 'the service hall' },
  }
}

/** @returns the notice in plain Chinese and in English, with the variables of its templates */
export function renderNotice(catalogue: Catalogue, told: Told, now: Instant): Rendered {
  switch (told.topic) {
    case 'banned': {
      const until = timeAt(told.facts.until)
      return {
        zh: {
          title: '暂时不能在网上预约',
          body: `因为多次爽约或取消，${until.zh} 以前不能在网上预约。您仍可到现场取号。觉得不对，请在“我的”里提出异议。`,
          values: { time: until.full, note: '可到现场取号，也可提出异议' },
        },
        en: {
          title: 'Online booking is paused',
          body: `After several missed or cancelled appointments you cannot book online before ${until.en}. You can still take a number at the hall. If this is wrong, object under “Mine”.`,
          values: { time: until.en, note: 'Take a number at the hall, or object' },
        },
        expiresAt: told.facts.until,
      }
    }
    case 'objection_answered': {
      const { upheld, words } = told.facts
      return {
        zh: {
          title: upheld ? '异议成立，可以预约了' : '异议没有成立',
          body: `${upheld ? '您又可以在网上预约了。' : '暂时还不能在网上预约，您可以到现场取号。'}答复：${words}`,
          values: { note: upheld ? '您又可以在网上预约了' : '暂时不能预约，可到现场取号' },
        },
        en: {
          title: upheld ? 'You can book again' : 'Your objection was declined',
          body: `${upheld ? 'You can book online again.' : 'You cannot book online for now; you can take a number at the hall.'} The answer: ${words}`,
          values: { note: upheld ? 'You can book online again' : 'Take a number at the hall' },
        },
        expiresAt: now + 7 * DAY_MS,
      }
    }
    case 'rate_us': {
      const { subject, point } = names(catalogue, told.facts)
      const closes = timeAt(told.facts.closesAt)
      const finished = timeAt(told.facts.finishedAt)
      return {
        zh: {
          title: '请评价这次服务',
          body: `您在${point.zh}办的“${subject.zh}”办完了。请在 ${closes.zh} 以前评价，也可以不留名。`,
          values: { subject: subject.zh, time: finished.full, point: point.zh, note: '点开就能评价，可以不留名' },
        },
        en: {
          title: 'How did it go?',
          body: `Your visit to ${point.en} for “${subject.en}” is finished. Rate it before ${closes.en}; you may stay anonymous.`,
          values: { subject: subject.en, time: finished.en, point: point.en, note: 'You may stay anonymous' },
        },
        expiresAt: told.facts.closesAt,
      }
    }
    default:
      return renderBooking(catalogue, told, now)
  }
}

type BookingTold = Exclude<Told, { topic: 'banned' | 'objection_answered' | 'rate_us' }>

function renderBooking(catalogue: Catalogue, told: BookingTold, now: Instant): Rendered {
  const { facts } = told
  const { subject, point } = names(catalogue, facts)
  const time = timeOf(facts.day, facts.startMinute)
  const number = !('ordinal' in facts)
    ? null
    : facts.ordinal === null
      ? NUMBER
      : queueNumber(facts.windowKind, facts.ordinal)
  const words = bookingWords(told, { subject, point, time, number: number ?? '' })
  const values = (language: 'zh' | 'en', note: string): TemplateValues => ({
    subject: subject[language],
    time: language === 'zh' ? time.full : time.en,
    point: point[language],
    ...(number === null ? {} : { number }),
    note,
  })
  const startsAt = instantOf(facts.day, facts.startMinute)
  return {
    zh: { title: words.title.zh, body: words.body.zh, values: values('zh', words.note.zh) },
    en: { title: words.title.en, body: words.body.en, values: values('en', words.note.en) },
    expiresAt:
      told.topic === 'waitlist_offer' ? told.facts.until : AFTERWARDS.has(told.topic) ? now + DAY_MS : startsAt,
  }
}

const NUMBER = '{number}'

/** Puts the number, where it was not known at the time of writing, in its place. */
export function withNumber({ title, body, values }: Wording, number: string): Wording {
  return {
    title,
    body: body.replace(NUMBER, number),
    values: values.number === NUMBER ? { ...values, number } : values,
  }
}

/** Topics that are still news after the appointment's time. */
const AFTERWARDS: ReadonlySet<Topic> = new Set<Topic>(['cancelled', 'no_show', 'waitlist_missed'])

interface Words {
  title: Text
  body: Text
  /** At most 20 characters: a field of WeChat's takes no more. */
  note: Text
}

function bookingWords(
  told: BookingTold,
  { subject, point, time, number }: { subject: Text; point: Text; time: Time; number: string },
): Words {
  const zh = `${time.zh}，${point.zh}，办“${subject.zh}”`
  const en = `${time.en}, ${point.en}, for “${subject.en}”`
  const called =
    number === ''
      ? { zh: '号码在预约页面上。', en: 'Your number is on the page of the appointment.' }
      : { zh: `您的号码是 ${number}。`, en: `Your number is ${number}.` }
  switch (told.topic) {
    case 'booked':
      return {
        title: { zh: '预约成功', en: 'Booked' },
        body: {
          zh: `${zh}。${called.zh}到了请打开预约页面，出示签到码。`,
          en: `${en}. ${called.en} When you arrive, open the appointment and show its code.`,
        },
        note: { zh: '到了请出示签到码', en: 'Show the code when you arrive' },
      }
    case 'tomorrow':
      return {
        title: { zh: '明天要办事', en: 'Your appointment is tomorrow' },
        body: {
          zh: `${zh}。${called.zh}请按材料清单带齐材料；来不了请尽早取消。`,
          en: `${en}. ${called.en} Bring what is on your checklist; if you cannot come, please cancel early.`,
        },
        note: { zh: '请带齐材料，来不了请取消', en: 'Bring your documents' },
      }
    case 'changed':
      return {
        title: { zh: '预约改好了', en: 'Appointment changed' },
        body: {
          zh: `新的时间：${zh}。${called.zh}`,
          en: `The new time: ${en}. ${called.en}`,
        },
        note: { zh: '请按新的时间来', en: 'Please come at the new time' },
      }
    case 'cancelled':
      return {
        title: { zh: '预约取消了', en: 'Appointment cancelled' },
        body: { zh: `${zh}，这个预约已经取消。要办可以再约。`, en: `${en}: this was cancelled. You can book again.` },
        note: { zh: '要办可以再约', en: 'You can book again' },
      }
    case 'no_show':
      return {
        title: { zh: '您没有来', en: 'You were missed' },
        body: {
          zh: `${zh}，您没有来，这个预约算爽约。今天还想办，请到咨询台取号；也可以再约。`,
          en: `${en}: you did not come, and it counts as missed. To be served today ask at the enquiry desk, or book again.`,
        },
        note: { zh: '可到咨询台取号，或再约', en: 'Ask at the desk or book again' },
      }
    case 'displaced':
      return {
        title: { zh: '请改一个时间', en: 'Please choose another time' },
        body: {
          zh: `${zh}，这个时间大厅办不了：${told.facts.reason}。请打开预约换一个时间，换时间不算取消。`,
          en: `${en}: the hall cannot keep this time (${told.facts.reason}). Open the appointment and choose another; this does not count as a cancellation.`,
        },
        note: { zh: '大厅有变动，请换一个时间', en: 'Please choose another time' },
      }
    case 'waitlist_offer': {
      const until = clockText(minuteOfDay(told.facts.until))
      return {
        title: { zh: '有空位了', en: 'A place is free' },
        body: {
          zh: `${zh}，有空位了，为您留到 ${until}。请打开确认，过时就让给下一位。`,
          en: `${en}: a place is free and kept for you until ${until}. Open to confirm; after that it goes to the next person.`,
        },
        note: { zh: `请在 ${until} 以前确认`, en: `Confirm before ${until}` },
      }
    }
    case 'waitlist_missed':
      return {
        title: { zh: '空位让给下一位了', en: 'The place went to the next person' },
        body: {
          zh: `${zh}，为您留的空位过时了，已经让给下一位。您可以再排队，或约别的时间。`,
          en: `${en}: the place kept for you was not confirmed in time. You can queue again or book another time.`,
        },
        note: { zh: '可以再排队，或约别的时间', en: 'Queue again or book another time' },
      }
  }
}
