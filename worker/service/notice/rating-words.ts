import type { Catalogue } from '../../../shared/contract/catalogue'
import { names, timeAt } from './names'
import type { Rendered, Told } from './text'

export type RatingTold = Extract<Told, { topic: `rate_${string}` }>

/** @returns the question how it was: after a visit, or at the end of an application */
export function renderRating(catalogue: Catalogue, told: RatingTold): Rendered {
  const { subject, point } = names(catalogue, told.facts)
  const closes = timeAt(told.facts.closesAt)
  const { closesAt: expiresAt } = told.facts
  const note = { zh: '点开就能评价，可以不留名', en: 'You may stay anonymous' }
  if (told.topic === 'rate_application') {
    return {
      zh: {
        title: '请评价这次办理',
        body: `您申请的“${subject.zh}”告一段落了。办得怎么样，请在 ${closes.zh} 以前评一评，也可以不留名。`,
        values: { subject: subject.zh, time: closes.full, point: point.zh, note: note.zh },
      },
      en: {
        title: 'How did it go?',
        body: `Your application for “${subject.en}” has come to its end. Rate how it was handled before ${closes.en}; you may stay anonymous.`,
        values: { subject: subject.en, time: closes.en, point: point.en, note: note.en },
      },
      expiresAt,
    }
  }
  const finished = timeAt(told.facts.finishedAt)
  return {
    zh: {
      title: '请评价这次服务',
      body: `您在${point.zh}办的“${subject.zh}”办完了。请在 ${closes.zh} 以前评价，也可以不留名。`,
      values: { subject: subject.zh, time: finished.full, point: point.zh, note: note.zh },
    },
    en: {
      title: 'How did it go?',
      body: `Your visit to ${point.en} for “${subject.en}” is finished. Rate it before ${closes.en}; you may stay anonymous.`,
      values: { subject: subject.en, time: finished.en, point: point.en, note: note.en },
    },
    expiresAt,
  }
}
