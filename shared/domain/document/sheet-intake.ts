import type { Nature } from '../../contract/catalogue'
import type { FactsOf } from './facts'
import { LICENSING_LAW } from './law'
import { lawWords } from './remedies'
import { both, dayWords, lastDayWords, notesOf, row, type Sheet, same, sheet } from './sheet'

const article = (number: number) => lawWords({ law: LICENSING_LAW.law, articles: [number] })

/** 收件回执: what was handed in, and what comes next. Pressing submit is the receipt and starts the clock. */
export function receiptSheet({ items, materials }: FactsOf<'receipt'>): Sheet {
  return sheet({
    body: [
      both(
        '您的申请和材料已经收到。材料齐不齐，5 个工作日内一次告诉您；过了期限没有告知，就从收到这一天起算受理。',
        'Your application and papers have arrived. Within 5 working days you are told once whether anything is missing; if nobody tells you, it counts as accepted from the day it arrived.',
      ),
    ],
    lists: [
      { title: both('申请办理', 'Applied for'), lines: [...items] },
      { title: both('收到的材料', 'Papers received'), lines: [...materials] },
    ].filter(({ lines }) => lines.length > 0),
  })
}

/** 受理通知书: until when it is decided. */
export function acceptanceSheet(facts: FactsOf<'acceptance'>, nature: Nature | null): Sheet {
  const { acceptedOn, promised, statutory, byLaw = false, promisedLater = [] } = facts
  const law = article(32)
  const body = byLaw
    ? both(
        `收到申请后的 5 个工作日内没有告知您补正。${nature === 'licence' ? `依照${law.zh}，` : ''}您的申请从收到之日起就算受理。`,
        `You were told of nothing missing within 5 working days of receipt, so your application counts as accepted from the day it arrived${nature === 'licence' ? ` (${law.en})` : ''}.`,
      )
    : both(
        '您的申请材料齐全、符合法定形式，现予受理。',
        'Your papers are complete and in due form. The application is accepted.',
      )
  return sheet({
    body: [body],
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

/** 不予受理: why, and which authority is the right one where it is known. */
export function notAcceptedSheet({ reason, rightAuthority }: FactsOf<'not_accepted'>, nature: Nature | null): Sheet {
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
    lists: [{ title: both('理由', 'Reason'), lines: [same(reason)] }],
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
