import type { Catalogue } from '../../../shared/contract/catalogue'
import { DAY_MS, type Instant } from '../../../shared/domain/time'
import { names, timeAt, timeOf } from './names'
import type { Rendered, Told, Wording } from './text'

export type StaffTold = Extract<Told, { topic: `staff_${string}` }>

type Light = Extract<StaffTold, { topic: 'staff_light' }>['facts']['light']

const LIGHTS: Readonly<Record<Light, { zh: Wording; en: Wording }>> = {
  reminder: {
    zh: {
      title: '有办件快到承诺期限了',
      body: '您手上有办件快到承诺期限了，请在“办件”里按期限看一看。',
      values: { note: '有办件快到承诺期限了' },
    },
    en: {
      title: 'Cases come near their promise',
      body: 'Cases of yours come near the day that was promised. Your list shows them by deadline.',
      values: { note: 'Cases come near their promise' },
    },
  },
  yellow: {
    zh: {
      title: '有办件过了承诺期限',
      body: '您手上有办件过了承诺期限或环节期限，亮了黄牌。请先办这些，并写明原因。',
      values: { note: '有办件亮了黄牌' },
    },
    en: {
      title: 'Cases are past their promise',
      body: 'Cases of yours are past the promised day and got a yellow card. Please take them first, and say why.',
      values: { note: 'Cases got a yellow card' },
    },
  },
  red: {
    zh: {
      title: '有办件过了法定期限',
      body: '您手上有办件过了法定期限，亮了红牌。请马上处理，并写明原因。',
      values: { note: '有办件亮了红牌' },
    },
    en: {
      title: 'Cases are past the limit of the law',
      body: 'Cases of yours are past the limit of the law and got a red card. Please act now, and say why.',
      values: { note: 'Cases got a red card' },
    },
  },
}

function visitDayOff(
  catalogue: Catalogue,
  facts: Extract<StaffTold, { topic: 'staff_visit_day_off' }>['facts'],
): Rendered {
  const { subject } = names(catalogue, { pointId: '', subject: facts.subject })
  const at = timeAt(facts.at)
  return {
    zh: {
      title: '有一次踏勘要改期',
      body: `“${subject.zh}”的现场踏勘定在 ${at.zh}，按新的放假安排，那天不上班。请和申请人另约一个工作日。`,
      values: { subject: subject.zh, time: at.full, note: '那天不上班，请另约时间' },
    },
    en: {
      title: 'A visit needs another day',
      body: `The visit for “${subject.en}” is fixed for ${at.en}. By the new holiday notice that is a day off. Please agree on another working day with the applicant.`,
      values: { subject: subject.en, time: at.en, note: 'Please agree on another day' },
    },
    expiresAt: facts.at,
  }
}

/** @returns the notice to one of the hall's people */
export function renderStaff(catalogue: Catalogue, told: StaffTold, now: Instant): Rendered {
  if (told.topic === 'staff_light') return { ...LIGHTS[told.facts.light], expiresAt: now + DAY_MS }
  if (told.topic === 'staff_visit_day_off') return visitDayOff(catalogue, told.facts)
  const { subject } = names(catalogue, { pointId: '', subject: { kind: 'item', id: told.facts.itemId } })
  const expiresAt = now + 7 * DAY_MS
  if (told.topic === 'staff_urge_answered') {
    return {
      zh: {
        title: '督办有答复了',
        body: `您督办的“${subject.zh}”有答复了，请在“监察”里看。`,
        values: { subject: subject.zh, note: '督办有答复了' },
      },
      en: {
        title: 'An answer to your question',
        body: `Your question about “${subject.en}” was answered; see it under supervision.`,
        values: { subject: subject.en, note: 'Your question was answered' },
      },
      expiresAt,
    }
  }
  if (told.topic === 'staff_stuck') {
    const { number } = told.facts
    return {
      zh: {
        title: '有一件停住了',
        body: `您收的“${subject.zh}”（查询号 ${number}）要用的前一件没有办成，停在“综合受理”里。申请人收不到消息，请联系他。`,
        values: { subject: subject.zh, number, note: '前一件没有办成，请联系申请人' },
      },
      en: {
        title: 'A case has come to a halt',
        body: `What “${subject.en}” (query number ${number}) needs first did not come about; it waits in the intake list. The applicant cannot be told by message: please get in touch.`,
        values: { subject: subject.en, number, note: 'Please get in touch with the applicant' },
      },
      expiresAt,
    }
  }
  const by = timeOf(told.facts.by, 0)
  const [zhDay, enDay] = [by.zh.split(' ')[0] ?? '', by.en.split(' on ')[1] ?? '']
  return {
    zh: {
      title: '有一件督办',
      body: `“${subject.zh}”有一件督办，请在 ${zhDay}以前答复。点开“监察”看问的是什么。`,
      values: { subject: subject.zh, note: `请在 ${zhDay}以前答复` },
    },
    en: {
      title: 'You are asked about a case',
      body: `You are asked about “${subject.en}”. Please answer by ${enDay}; the question is under supervision.`,
      values: { subject: subject.en, note: `Please answer by ${enDay}` },
    },
    expiresAt,
  }
}
