import type { Catalogue, Text } from '../../../shared/contract/catalogue'
import { addDays, DAY_MS, type Day, type Instant, instantOf } from '../../../shared/domain/time'
import { names } from './names'
import type { Rendered, Told } from './text'

export type ApplicationTold = Extract<Told, { topic: `application_${string}` }>

interface Words {
  title: Text
  body: Text
  /** At most 20 characters: a field of WeChat's takes no more. */
  note: Text
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function dayText(day: Day): Text {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  return { zh: `${month}月${date}日`, en: `${date} ${MONTHS[month - 1]}` }
}

/** @returns the notice of an application or one of its cases */
export function renderApplication(catalogue: Catalogue, told: ApplicationTold, now: Instant): Rendered {
  const { facts } = told
  const pointId = 'pointId' in facts ? facts.pointId : ''
  const subject = 'itemId' in facts ? ({ kind: 'item', id: facts.itemId } as const) : facts.subject
  const named = names(catalogue, { pointId, subject })
  const { title, body, note } = wordsOf(told, named.subject, named.point)
  const number = 'number' in facts ? { number: facts.number } : {}
  return {
    zh: { title: title.zh, body: body.zh, values: { subject: named.subject.zh, ...number, note: note.zh } },
    en: { title: title.en, body: body.en, values: { subject: named.subject.en, ...number, note: note.en } },
    expiresAt: told.topic === 'application_supplement_due' ? endOf(told.facts.until) : now + 7 * DAY_MS,
  }
}

const endOf = (day: Day): Instant => instantOf(addDays(day, 1), 0)

function wordsOf(told: ApplicationTold, { zh, en }: Text, point: Text): Words {
  switch (told.topic) {
    case 'application_received':
      return {
        title: { zh: '申请收到了', en: 'Application received' },
        body: {
          zh: `“${zh}”的申请收到了，由${point.zh}办理。查询号是 ${told.facts.number}，收件凭证在申请里。进度随时可以看。`,
          en: `Your application for “${en}” was received by ${point.en}. The query number is ${told.facts.number}; the receipt is in the application. You can follow it at any time.`,
        },
        note: { zh: '进度随时可以看', en: 'You can follow it at any time' },
      }
    case 'application_prechecked': {
      const { wrong } = told.facts
      return wrong === 0
        ? {
            title: { zh: '预审看过了，材料没问题', en: 'The papers look fine' },
            body: {
              zh: `“${zh}”的材料看过了，没有发现问题，可以提交。`,
              en: `The papers for “${en}” look fine. You can submit.`,
            },
            note: { zh: '材料没问题，可以提交', en: 'You can submit' },
          }
        : {
            title: { zh: `预审看过了，${wrong} 份要改`, en: 'Some papers need a change' },
            body: {
              zh: `“${zh}”有 ${wrong} 份材料要改，点开看原因。其余的不用再动。`,
              en: `${wrong} of the papers for “${en}” need a change; open to see why. The others stay as they are.`,
            },
            note: { zh: `${wrong} 份材料要改`, en: `${wrong} papers to change` },
          }
    }
    case 'application_supplement': {
      const { count, until } = told.facts
      const day = until === null ? null : dayText(until)
      return {
        title: { zh: '请补材料', en: 'Something is missing' },
        body: {
          zh: `“${zh}”还缺 ${count} 样，一次补齐就行${day ? `，请在 ${day.zh}以前补` : ''}。点开看缺什么。`,
          en: `“${en}” still needs ${count} thing(s)${day ? `, by ${day.en}` : ''}. This is the whole list; open to see it.`,
        },
        note: { zh: day ? `请在 ${day.zh}以前补` : '点开看缺什么', en: 'Open to see what is missing' },
      }
    }
    case 'application_supplement_due': {
      const day = dayText(told.facts.until)
      return {
        title: { zh: '补材料快到期了', en: 'The time to supplement is running out' },
        body: {
          zh: `“${zh}”要补的材料还没有补齐，最晚 ${day.zh}。点开就能补。`,
          en: `Something is still missing for “${en}”; the last day is ${day.en}. Open to give it.`,
        },
        note: { zh: `最晚 ${day.zh}`, en: `The last day is ${day.en}` },
      }
    }
    case 'application_accepted': {
      const day = told.facts.by === null ? null : dayText(told.facts.by)
      return {
        title: { zh: '受理了', en: 'Accepted' },
        body: {
          zh: `“${zh}”受理了${day ? `，承诺 ${day.zh}以前办好` : ''}。受理通知书在申请里。`,
          en: `“${en}” was accepted${day ? `; it is promised by ${day.en}` : ''}. The notice is in the application.`,
        },
        note: { zh: day ? `承诺 ${day.zh}以前办好` : '点开看受理通知书', en: 'Open to see the notice' },
      }
    }
    case 'application_not_accepted':
      return {
        title: { zh: '没有受理', en: 'Not accepted' },
        body: {
          zh: `“${zh}”没有受理。原因和接下来怎么办写在通知书里，请点开看。`,
          en: `“${en}” was not accepted. The notice in the application says why, and what you can do.`,
        },
        note: { zh: '点开看原因和怎么办', en: 'Open to see why' },
      }
    case 'application_decided':
      return told.facts.granted
        ? {
            title: { zh: '批准了', en: 'Granted' },
            body: {
              zh: `“${zh}”批准了。接下来怎么领，点开看。`,
              en: `“${en}” was granted. Open to see what comes next.`,
            },
            note: { zh: '点开看接下来怎么领', en: 'Open to see what comes next' },
          }
        : {
            title: { zh: '有决定了', en: 'There is a decision' },
            body: {
              zh: `“${zh}”没有批准。理由、复议和诉讼的办法写在决定书里，请点开看。`,
              en: `“${en}” was not granted. The decision says why, and how to ask for reconsideration or go to court.`,
            },
            note: { zh: '理由和救济办法在决定书里', en: 'Open to see the decision' },
          }
    case 'application_moved':
      return MOVES[told.facts.what](zh, en)
  }
}

type Move = Extract<ApplicationTold, { topic: 'application_moved' }>['facts']['what']

const MOVES: Readonly<Record<Move, (zh: string, en: string) => Words>> = {
  started: (zh, en) => ({
    title: { zh: '开始办了', en: 'It goes on' },
    body: { zh: `前一件办好了，“${zh}”开始办。`, en: `What “${en}” was waiting for is ready: it has begun.` },
    note: { zh: '前一件办好了，开始办', en: 'It has begun' },
  }),
  stuck: (zh, en) => ({
    title: { zh: '前一件没有办成', en: 'A prerequisite failed' },
    body: {
      zh: `“${zh}”要用的前一件没有办成，先停在这里。另外办好前一件以后，带上结果到窗口，就接着办；也可以撤回。`,
      en: `What “${en}” needs first did not come about, so it waits. Once you have that in another way, show it at the window and this goes on; or withdraw it.`,
    },
    note: { zh: '点开看怎么办', en: 'Open to see what to do' },
  }),
  paused: (zh, en) => ({
    title: { zh: '暂停计时', en: 'The clock stands still' },
    body: {
      zh: `“${zh}”暂停计时，依据和要多久写在通知书里。`,
      en: `The clock of “${en}” stands still; the notice says why and for how long.`,
    },
    note: { zh: '点开看依据和要多久', en: 'Open to see why' },
  }),
  extended: (zh, en) => ({
    title: { zh: '延期了', en: 'The limit was extended' },
    body: {
      zh: `“${zh}”延期了，理由和新的日期写在通知书里。`,
      en: `The limit of “${en}” was extended; the notice says why and until when.`,
    },
    note: { zh: '点开看理由和新的日期', en: 'Open to see why' },
  }),
  rectify: (zh, en) => ({
    title: { zh: '有要改的地方', en: 'Something must be put right' },
    body: {
      zh: `“${zh}”到现场看过，有要改的地方。点开看改什么、最晚哪天改好，改好了告诉我们。`,
      en: `Officers looked at the place for “${en}”: something must be put right. Open to see what and until when, and say when it is done.`,
    },
    note: { zh: '点开看改什么、最晚哪天', en: 'Open to see what and until when' },
  }),
  returned: (zh, en) => ({
    title: { zh: '申请退回了', en: 'Sent back' },
    body: {
      zh: `答应后补的材料没有到，“${zh}”退回了。可以重新申请。`,
      en: `A paper promised for later did not come, so “${en}” was sent back. You can apply again.`,
    },
    note: { zh: '可以重新申请', en: 'You can apply again' },
  }),
  renewed: (zh, en) => ({
    title: { zh: '视为准予延续', en: 'Renewed by law' },
    body: {
      zh: `“${zh}”您按时申请了延续，到期还没有决定，依法视为准予延续，原证接着算数。新证出好了会再告诉您，通知在申请里。`,
      en: `The renewal of “${en}” was asked for in time and undecided when it ran out: by law it counts as granted, and the old certificate still holds. You will be told when the new one is ready; the notice is in the application.`,
    },
    note: { zh: '依法视为准予延续', en: 'Renewed by law' },
  }),
  superseded: (zh, en) => ({
    title: { zh: '不用再来领了', en: 'Nothing to collect any more' },
    body: {
      zh: `“${zh}”这一件的证还没有领，已经被后来办的换下或者注销了，不用再来领。这一件办结了。`,
      en: `What was made for “${en}” was not collected yet, and what was applied for later has replaced or cancelled it. You need not come for it; that case is closed.`,
    },
    note: { zh: '这一件办结了，不用来领', en: 'That case is closed' },
  }),
  superseded_checked: (zh, en) => ({
    title: { zh: '不用再来领了', en: 'Nothing to collect any more' },
    body: {
      zh: `“${zh}”这一件的证还没有领，已经被后来办的换下或者注销了，不用再来领。当时承诺的，还会上门核对。`,
      en: `What was made for “${en}” was not collected yet, and what was applied for later has replaced or cancelled it. You need not come for it. What you promised is still to be checked on site.`,
    },
    note: { zh: '不用来领，承诺还会上门核对', en: 'Your promise is still checked' },
  }),
  revoked: (zh, en) => ({
    title: { zh: '决定撤销了', en: 'The grant was taken back' },
    body: {
      zh: `“${zh}”的决定撤销了，理由和救济办法写在决定书里。`,
      en: `The grant of “${en}” was taken back; the decision says why, and what you can do.`,
    },
    note: { zh: '点开看理由和救济办法', en: 'Open to see the decision' },
  }),
}
