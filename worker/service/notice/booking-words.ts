import type { Text } from '../../../shared/contract/catalogue'
import { clockText, minuteOfDay } from '../../../shared/domain/time'
import type { Time } from './names'
import type { Told } from './text'

/** Notices about a booked, lost or offered time. */
export type BookingTold = Exclude<
  Told,
  {
    topic:
      | 'banned'
      | 'objection_answered'
      | `rate_${string}`
      | `inspection_${string}`
      | `certificate_${string}`
      | `staff_${string}`
      | `document_${string}`
      | `application_${string}`
  }
>

interface Words {
  title: Text
  body: Text
  /** At most 20 characters: a field of WeChat's takes no more. */
  note: Text
}

/** @returns the words of such a notice in both languages */
export function bookingWords(
  told: BookingTold,
  { subject, point, time, number }: { subject: Text; point: Text; time: Time; number: string },
): Words {
  const zh = `${time.zh}，${point.zh}，办“${subject.zh}”`
  const en = `${time.en}, ${point.en}, for “${subject.en}”`
  const called = { zh: `您的号码是 ${number}。`, en: `Your number is ${number}.` }
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
