import type { Text } from '../../contract/catalogue'
import type { WorkPerson } from '../../contract/staff'
import type { FindingOutcome, InspectionPurpose } from '../inspection'
import type { FactsOf } from './facts'
import { both, dayWords, row, type Sheet, same, sheet } from './sheet'

type Facts = FactsOf<'inspection'>

const PURPOSES: Readonly<Record<InspectionPurpose, Text>> = {
  before: both('作决定以前的现场勘验', 'Look at the place before the decision'),
  commitment: both('对告知承诺的现场核查', 'Check of what was committed to'),
}
const OUTCOMES: Readonly<Record<FindingOutcome, Text>> = {
  pass: both('符合要求', 'Meets the requirements'),
  rectify: both('需要整改', 'To be put right'),
  fail: both('不符合要求', 'Does not meet the requirements'),
}
const POINTS: Readonly<Record<FindingOutcome, Text>> = {
  pass: both('看到的情况', 'What was seen'),
  rectify: both('需要整改的地方', 'What has to be put right'),
  fail: both('不符合的地方', 'What does not meet them'),
}

/** 现场勘验记录: when and where, which officers by name and number, what they found for this licence, and who signed. */
export function inspectionSheet(facts: Facts): Sheet {
  const { purpose, again, day, time, place, officers, together, outcome, points, rectifyUntil, photos } = facts
  const reason = PURPOSES[purpose]
  const on = dayWords(day)
  return sheet({
    body: [both('我们到现场看过，情况如下。', 'We visited the premises and found the following.')],
    rows: [
      row('勘验时间', 'Visited on', both(`${on.zh} ${time}`, `${on.en} ${time}`)),
      row('勘验地点', 'Place', same(place)),
      row('勘验事由', 'Purpose', again ? both(`${reason.zh}（整改后复查）`, `${reason.en} (second look)`) : reason),
      row('勘验人员', 'Officers', joined(officers.map(officerWords), '、', ', ')),
      ...(together.length > 0 ? [row('同时勘验', 'Looked at together with', joined(together, '、', ', '))] : []),
      row('勘验结论', 'Finding', OUTCOMES[outcome]),
      ...(rectifyUntil === null ? [] : [row('整改期限', 'To be put right by', dayWords(rectifyUntil))]),
      ...(photos > 0 ? [row('现场照片', 'Photos', both(`${photos} 张，存档`, `${photos}, kept on file`))] : []),
      row('申请人签字', 'Signed for the applicant', signatureWords(facts)),
    ],
    lists: points.length > 0 ? [{ title: POINTS[outcome], lines: points.map(same) }] : [],
  })
}

function officerWords(officer: WorkPerson | null): Text {
  if (officer === null) return both('（未登记工作姓名）', '(no work name registered)')
  const { name, badge } = officer
  return badge === null ? same(name) : both(`${name}（工号 ${badge}）`, `${name} (no. ${badge})`)
}

function signatureWords({ signature: { name, how } }: Facts): Text {
  switch (how) {
    case 'signed':
      return both(`${name}，已现场签字`, `${name}, signed on the spot`)
    case 'refused':
      return both(`${name}，拒绝签字`, `${name}, refused to sign`)
    case 'before':
      return both(
        `${name}，已现场签字；签字时本项还没有记下`,
        `${name}, signed on the spot, before this finding was recorded`,
      )
  }
}

function joined(parts: readonly Text[], zh: string, en: string): Text {
  return both(parts.map((part) => part.zh).join(zh), parts.map((part) => part.en).join(en))
}
