import type { Nature, Text } from '../../contract/catalogue'
import type { Day } from '../time'
import type { FactsOf } from './facts'
import { LICENSING_LAW } from './law'
import { lawWords, remedies } from './remedies'
import { both, dayWords, lastDayWords, notesOf, row, type Sheet, same, sheet } from './sheet'

const article = (number: number) => lawWords({ law: LICENSING_LAW.law, articles: [number] })
const WAS_GRANTED: Readonly<Record<Nature, Text>> = {
  licence: both(
    '经审查，您的申请符合法定条件、标准，准予行政许可。',
    'Your application meets the conditions of the law. The licence is granted.',
  ),
  registration: both('经审查，您的申请符合规定，准予登记。', 'Your application meets the rules. It is registered.'),
  benefit: both('经审查，您符合条件，准予给付。', 'You meet the conditions. The benefit is granted.'),
  filing: both('您报送的备案材料已经收到并存档。', 'Your filing has been received and recorded.'),
  public_service: both('您申请的事已经办好。', 'What you applied for has been done.'),
}
const WAS_REFUSED: Readonly<Record<Nature, Text>> = {
  licence: both('经审查，决定不予行政许可。', 'After review, the licence is refused.'),
  registration: both('经审查，决定不予登记。', 'After review, the registration is refused.'),
  benefit: both('经审查，决定不予给付。', 'After review, the benefit is refused.'),
  filing: both('经核对，不予备案。', 'After checking, the filing is refused.'),
  public_service: both('经核对，这件事办不了。', 'After checking, this cannot be done.'),
}

const WAS_REVOKED: Readonly<Record<Nature, Text>> = {
  licence: both('经查实，决定撤销已经准予的行政许可。', 'On the facts found, the licence that was granted is revoked.'),
  registration: both('经查实，决定撤销已经办理的登记。', 'On the facts found, the registration is revoked.'),
  benefit: both('经查实，决定撤销已经准予的给付。', 'On the facts found, the benefit that was granted is revoked.'),
  filing: both('经查实，撤销已经办理的备案。', 'On the facts found, the filing is revoked.'),
  public_service: both('经查实，撤销已经办好的结果。', 'On the facts found, the result is revoked.'),
}

const WAS_ENDED: Readonly<Record<'withdrawn' | 'cancelled', Text>> = {
  withdrawn: both('依法决定撤回已经发出的证照。', 'By law, the certificate that was issued is withdrawn.'),
  cancelled: both('依法注销已经发出的证照。', 'By law, the certificate that was issued is cancelled.'),
}

/** 准予决定: what is granted, and until when the certificate is out. */
export function grantSheet(facts: FactsOf<'grant'>, nature: Nature | null): Sheet {
  const { result, certificateBy, conditions, byLawAfter } = facts
  return sheet({
    body: [byLawAfter === undefined ? WAS_GRANTED[nature ?? 'public_service'] : renewedByLaw(byLawAfter)],
    rows: [
      row('办理结果', 'Result', result),
      ...(certificateBy ? [row('发证不晚于', 'Certificate by', lastDayWords(certificateBy))] : []),
    ],
    lists: conditions ? [{ title: both('请注意', 'Please note'), lines: [same(conditions)] }] : [],
    notes: notesOf(certificateBy),
  })
}

/** 视为准予延续: nobody decided in time, so the law did. */
function renewedByLaw(lastDay: Day): Text {
  const [law, day] = [article(50), dayWords(lastDay)]
  return both(
    `您按时申请了延续。到有效期的最后一天（${day.zh}）还没有作出决定，依法视为准予延续（${law.zh}）。`,
    `You asked for the renewal in time. It was undecided on the last day of the certificate (${day.en}), so by law it counts as granted (${law.en}).`,
  )
}

/** 备案回执: a 备案 ends in a receipt, there is nothing to grant. */
export function filingSheet({ filedOn, note }: FactsOf<'filing'>): Sheet {
  return sheet({
    body: [WAS_GRANTED.filing],
    rows: [row('备案日期', 'Filed on', dayWords(filedOn))],
    lists: note ? [{ title: both('请注意', 'Please note'), lines: [same(note)] }] : [],
  })
}

/** 不予决定: reasons, legal basis and what can be done against it (行政许可法 38). */
export function refusalSheet({ reasons, basis }: FactsOf<'refusal'>, nature: Nature | null): Sheet {
  return sheet({ body: [WAS_REFUSED[nature ?? 'public_service']], lists: groundsOf(reasons, basis) })
}

/** 撤销决定: takes back what was granted; the same rights as against a refusal. */
export function revocationSheet({ how, reasons, basis }: FactsOf<'revocation'>, nature: Nature | null): Sheet {
  const said = how === undefined ? WAS_REVOKED[nature ?? 'public_service'] : WAS_ENDED[how]
  return sheet({ body: [said], lists: groundsOf(reasons, basis) })
}

function groundsOf(reasons: readonly string[], basis: readonly Text[]): Sheet['lists'] {
  return [
    { title: both('理由', 'Reasons'), lines: reasons.map(same) },
    { title: both('依据', 'Legal basis'), lines: [...basis] },
  ].filter(({ lines }) => lines.length > 0)
}

/** 特别程序告知: the procedure whose time does not count, told in writing (行政许可法 45). */
export function pauseSheet({ ground, reason, workingDays }: FactsOf<'pause'>, nature: Nature | null): Sheet {
  const law = article(45)
  return sheet({
    body: [
      both(
        `办理这件事依法要先${ground.zh}。所需时间不计入办理期限${nature === 'licence' ? `（${law.zh}）` : ''}，做完以后接着算。`,
        `This case first needs ${ground.en}. The time it takes does not count towards the limit${nature === 'licence' ? ` (${law.en})` : ''}; the clock goes on afterwards.`,
      ),
    ],
    rows:
      workingDays === null
        ? []
        : [row('大约需要', 'About', both(`${workingDays} 个工作日`, `${workingDays} working days`))],
    lists: [{ title: both('说明', 'Why'), lines: [same(reason)] }],
  })
}

/** 延期告知: by how long, from when to when, and why (行政许可法 42). */
export function extensionSheet(facts: FactsOf<'extension'>, nature: Nature | null): Sheet {
  const { workingDays, reason, from, to } = facts
  const law = article(42)
  return sheet({
    body: [
      both(
        `原定期限内办不完，经批准${nature === 'licence' ? `（${law.zh}）` : ''}延长 ${workingDays} 个工作日。`,
        `The case cannot be finished within its limit; an extension of ${workingDays} working days was approved${nature === 'licence' ? ` (${law.en})` : ''}.`,
      ),
    ],
    rows: [row('原定期限', 'Limit until now', dayWords(from)), row('延长以后', 'New limit', lastDayWords(to))],
    lists: [{ title: both('理由', 'Reason'), lines: [same(reason)] }],
    notes: notesOf(to),
  })
}

/** What can be done against it goes with every paper that decides against the applicant. */
export function withRemedies(sheet: Sheet, hotline: string): Sheet {
  return { ...sheet, remedies: remedies(hotline) }
}
