import type { Catalogue } from '../../../shared/contract/catalogue'
import { DAY_MS, type Instant } from '../../../shared/domain/time'
import { names, timeAt } from './names'
import type { Rendered, Told } from './text'

export type InspectionTold = Extract<Told, { topic: `inspection_${string}` }>

/** @returns the notice of a visit to the premises */
export function renderInspection(catalogue: Catalogue, told: InspectionTold, now: Instant): Rendered {
  const { subject } = names(catalogue, { pointId: '', subject: told.facts.subject })
  const expiresAt = now + 7 * DAY_MS
  switch (told.topic) {
    case 'inspection_proposed': {
      const first = timeAt(told.facts.at)
      return {
        zh: {
          title: '请选一个现场踏勘的时间',
          body: `您办的“${subject.zh}”要到现场看一看，几个部门一次去完。最早的时间是 ${first.zh}，请点开选一个；都不方便可以另提时间。`,
          values: { subject: subject.zh, time: first.full, note: '请点开选一个时间' },
        },
        en: {
          title: 'Please choose a time for the visit',
          body: `For “${subject.en}” the officers have to see the place, all in one visit. The first time is ${first.en}. Open this to choose one, or ask for another.`,
          values: { subject: subject.en, time: first.en, note: 'Open to choose a time' },
        },
        expiresAt,
      }
    }
    case 'inspection_agreed': {
      const at = timeAt(told.facts.at)
      return {
        zh: {
          title: `${at.zh} 到现场踏勘`,
          body: `“${subject.zh}”的踏勘时间定了：${at.zh}。请留人在场，把要看的东西准备好。`,
          values: { subject: subject.zh, time: at.full, note: '请留人在场' },
        },
        en: {
          title: `The officers come at ${at.en}`,
          body: `The visit for “${subject.en}” is fixed: ${at.en}. Please have somebody there.`,
          values: { subject: subject.en, time: at.en, note: 'Please have somebody there' },
        },
        expiresAt: told.facts.at,
      }
    }
    case 'inspection_day_off': {
      const at = timeAt(told.facts.at)
      return {
        zh: {
          title: '踏勘那天改为休息日了',
          body: `“${subject.zh}”的现场踏勘原定 ${at.zh}，按新的放假安排，那天不上班。办理部门会和您另约一个工作日，那天不用等。`,
          values: { subject: subject.zh, time: at.full, note: '那天不上班，会另约时间' },
        },
        en: {
          title: 'The day of the visit is a day off now',
          body: `The visit for “${subject.en}” was fixed for ${at.en}. By the new holiday notice nobody works on that day. The officers will agree on another working day with you; you need not wait on that one.`,
          values: { subject: subject.en, time: at.en, note: 'Another day will be agreed on' },
        },
        expiresAt: told.facts.at,
      }
    }
    case 'inspection_cancelled':
      return {
        zh: {
          title: '现场踏勘取消了',
          body: `“${subject.zh}”的这次踏勘取消了。原因：${told.facts.words}`,
          values: { subject: subject.zh, note: '这次踏勘取消了' },
        },
        en: {
          title: 'The visit was cancelled',
          body: `The visit for “${subject.en}” was cancelled. The reason: ${told.facts.words}`,
          values: { subject: subject.en, note: 'The visit was cancelled' },
        },
        expiresAt,
      }
  }
}
