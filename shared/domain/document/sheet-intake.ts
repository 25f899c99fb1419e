import type { Nature, Text } from '../../contract/catalogue'
import type { FactsOf, ReceivedItem } from './facts'
import { LICENSING_LAW } from './law'
import { lawWords } from './remedies'
import { both, dayWords, lastDayWords, notesOf, row, type Sheet, same, sheet } from './sheet'

const article = (number: number) => lawWords({ law: LICENSING_LAW.law, articles: [number] })

/** 收件回执: what was handed in, and until when it is told what is missing. Pressing submit is the receipt and starts the clock. */
export function receiptSheet({ items, materials }: FactsOf<'receipt'>): Sheet {
  return sheet({
    body: [
      both(
        '您的申请和材料已经收到。材料齐不齐，按下面写的时间一次告诉您。',
        'Your application and papers have arrived. You are told once whether anything is missing, within the time given below.',
      ),
    ],
    lists: [
      { title: both('申请办理', 'Applied for'), lines: items.map(receivedLine) },
      { title: both('收到的材料', 'Papers received'), lines: [...materials] },
    ].filter(({ lines }) => lines.length > 0),
  })
}

/** What is applied for, with the days of the answer; only a licence counts as accepted when none is given. */
function receivedLine({ name, answerDays, byLaw, waits }: ReceivedItem): Text {
  const within = waits
    ? both(
        `等前一件办好，从那天起 ${answerDays} 个工作日内告诉您`,
        `within ${answerDays} working days of the day on which what it waits for is ready`,
      )
    : both(`${answerDays} 个工作日内告诉您`, `within ${answerDays} working days`)
  const since = waits
    ? both('就从前一件办好那天起算受理', 'it counts as accepted from that day')
    : both('就从收到这天起算受理', 'it counts as accepted from the day it arrived')
  return both(
    `${name.zh}：${within.zh}${byLaw ? `；过了时间没有告诉，${since.zh}` : ''}`,
    `${name.en}: ${within.en}${byLaw ? `; if nobody tells you, ${since.en}` : ''}`,
  )
}

const SINCE = {
  receipt: both('收到申请', 'receipt'),
  start: both('前一件办好', 'the day what it waited for was ready'),
  supplement: both('补正的内容到齐', 'the day the last listed thing came'),
}

/** 受理通知书: until when it is decided. */
export function acceptanceSheet(facts: FactsOf<'acceptance'>, nature: Nature | null): Sheet {
  const { acceptedOn, promised, statutory, byLaw, promisedLater = [] } = facts
  return sheet({
    body: [acceptedBody(byLaw, promisedLater.length > 0, nature)],
    rows: [
      row('受理日期', 'Accepted on', dayWords(acceptedOn)),
      ...(promised ? [row('承诺办结', 'Promised by', lastDayWords(promised))] : []),
      ...(statutory ? [row('法定期限', 'Limit by law', lastDayWords(statutory))] : []),
    ],
    lists:
      promisedLater.length === 0
        ? []
        : [
            {
              title: both(
                '您承诺后补的材料（没有补齐以前不作决定）',
                'Papers you promised to bring; no decision before they are here',
              ),
              lines: promisedLater.map(({ material, until }) =>
                both(`${material.zh}，${dayWords(until).zh}前`, `${material.en}, by ${dayWords(until).en}`),
              ),
            },
          ],
    notes: notesOf(promised, statutory),
  })
}

function acceptedBody(byLaw: FactsOf<'acceptance'>['byLaw'], isTolerant: boolean, nature: Nature | null): Text {
  if (byLaw !== undefined) {
    const since = SINCE[byLaw.since]
    const law = article(32)
    return both(
      `${since.zh}后的 ${byLaw.days} 个工作日内没有告知您还缺什么。${nature === 'licence' ? `依照${law.zh}，` : ''}您的申请从${since.zh}那天起就算受理。`,
      `You were told of nothing missing within ${byLaw.days} working days of ${since.en}, so your application counts as accepted from then${nature === 'licence' ? ` (${law.en})` : ''}.`,
    )
  }
  return isTolerant
    ? both(
        '您的申请主要材料齐全、符合法定形式，下面列出的材料您已书面承诺后补，现予容缺受理。',
        'The main papers are complete and in due form; you promised in writing to bring those listed below. The application is accepted.',
      )
    : both(
        '您的申请材料齐全、符合法定形式，现予受理。',
        'Your papers are complete and in due form. The application is accepted.',
      )
}

/** 补正告知书: everything that is missing, once. A later one only repeats what is still unmet. */
export function supplementSheet(
  { missing, until, again = false }: FactsOf<'supplement'>,
  nature: Nature | null,
): Sheet {
  const law = article(32)
  const first = both(
    `您的申请还缺下面这些。这是需要补正的全部内容${nature === 'licence' ? `（${law.zh}）` : ''}，补齐以后不会再要别的。`,
    `The following is missing. This is all that is needed${nature === 'licence' ? ` (${law.en})` : ''}; nothing else will be asked for afterwards.`,
  )
  const later = both(
    '上次告知的内容里，下面这些还没有补好。没有新增的要求。',
    'Of what you were told before, the following is still unmet. Nothing new is asked for.',
  )
  return sheet({
    body: [again ? later : first],
    rows: until ? [row('请在这一天前补齐', 'Please bring it by', dayWords(until))] : [],
    lists: [
      {
        title: both('需要补正', 'What is missing'),
        lines: missing.map(({ material, reason }) => both(`${material.zh}：${reason}`, `${material.en}: ${reason}`)),
      },
    ],
  })
}

/** 不予受理: why, what it rests on, and which authority is the right one where it is known. */
export function notAcceptedSheet(
  { reason, basis = [], rightAuthority }: FactsOf<'not_accepted'>,
  nature: Nature | null,
): Sheet {
  const law = article(32)
  return sheet({
    body: [
      both(
        `您的申请不予受理${nature === 'licence' ? `（${law.zh}）` : ''}。`,
        `Your application is not accepted${nature === 'licence' ? ` (${law.en})` : ''}.`,
      ),
    ],
    rows: rightAuthority
      ? [
          row('请向这里申请', 'Please apply to', rightAuthority.name),
          ...(rightAuthority.phone ? [row('电话', 'Telephone', same(rightAuthority.phone))] : []),
        ]
      : [],
    lists: [
      { title: both('理由', 'Reason'), lines: [same(reason)] },
      { title: both('依据', 'Legal basis'), lines: [...basis] },
    ].filter(({ lines }) => lines.length > 0),
  })
}

/** 无需办理: what was applied for needs nothing. */
export function notNeededSheet({ reason }: FactsOf<'not_needed'>, nature: Nature | null): Sheet {
  const law = article(32)
  return sheet({
    body: [
      nature === 'licence'
        ? both(
            `您申请的事依法不需要取得行政许可（${law.zh}），不用办了。`,
            `What you applied for needs no licence by law (${law.en}). There is nothing to do.`,
          )
        : both('您申请的事不需要办理，不用办了。', 'What you applied for is not needed. There is nothing to do.'),
    ],
    lists: [{ title: both('理由', 'Reason'), lines: [same(reason)] }],
  })
}

/** 撤回申请回执. */
export function withdrawalSheet({ reason }: FactsOf<'withdrawal'>): Sheet {
  return sheet({
    body: [
      both(
        '您的申请已经按您的要求撤回，不再办理。以后需要，可以重新申请。',
        'Your application was withdrawn as you asked. You can apply again at any time.',
      ),
    ],
    lists: reason === null ? [] : [{ title: both('您写的原因', 'Your reason'), lines: [same(reason)] }],
  })
}
