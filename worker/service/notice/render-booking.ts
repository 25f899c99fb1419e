import type { Catalogue } from '../../../shared/contract/catalogue'
import { queueNumber } from '../../../shared/domain/queue-number'
import { DAY_MS, type Instant, instantOf } from '../../../shared/domain/time'
import { type BookingTold, bookingWords } from './booking-words'
import { names, timeOf } from './names'
import type { Rendered, TemplateValues, Topic, Wording } from './text'

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

/** @returns such a notice; a number that is not known yet leaves a place for {@link withNumber} */
export function renderBooking(catalogue: Catalogue, told: BookingTold, now: Instant): Rendered {
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
