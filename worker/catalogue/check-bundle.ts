import type { Variant } from '../../shared/contract/catalogue'
import { ORDINARY } from '../../shared/domain/checklist'
import { materialsFor } from '../../shared/domain/item-material'
import type { AuthoredBundle, AuthoredCondition, AuthoredTest } from './authoring'
import type { Findings } from './check'
import { idsOf, noter, repeated } from './check'
import type { Draft, Located } from './draft'
import type { Path } from './source'

type Note = (inside: Path, message: string) => void
type Question = AuthoredBundle['questions'][number]
type Member = AuthoredBundle['items'][number]

/** Checks one bundle: its questions, conditions, members, prerequisites and materials. */
export function checkBundle(draft: Draft, record: Located<AuthoredBundle>, findings: Findings): void {
  const bundle = record.value
  const note = noter(record, findings.problems)
  if (!idsOf(draft.categories).has(bundle.category))
    note(['category'], `categories.yaml 里没有分类“${bundle.category}”。`)
  for (const id of repeated(bundle.questions.map((question) => question.id)))
    note(['questions'], `问题“${id}”写了两次。`)
  for (const id of repeated(bundle.items.map((member) => member.item))) note(['items'], `事项“${id}”写了两次。`)
  checkConditions(draft, bundle, note, noter(record, findings.warnings))
  bundle.items.forEach((member, place) => {
    checkMember(draft, bundle, member, (inside, message) => note(['items', place, ...inside], message))
  })
  checkCycles(bundle, note)
}

function checkConditions(draft: Draft, bundle: AuthoredBundle, note: Note, warn: Note): void {
  const used = new Set<string>()
  const check = (condition: AuthoredCondition | undefined, path: Path, questions: readonly Question[]) => {
    for (const test of [...(condition?.all ?? []), ...(condition?.any ?? [])]) {
      used.add(test.question)
      checkTest(draft, test, questions, (message) => note(path, message))
    }
  }
  bundle.questions.forEach((question, place) => {
    // Only earlier questions may hide a later one: the guide is walked from top to bottom.
    check(question.showWhen, ['questions', place, 'showWhen'], bundle.questions.slice(0, place))
  })
  const all = bundle.questions
  bundle.blockers.forEach((blocker, place) => {
    check(blocker.when, ['blockers', place, 'when'], all)
  })
  bundle.notNeeded.forEach((entry, place) => {
    check(entry.when, ['notNeeded', place, 'when'], all)
  })
  bundle.bring.forEach((entry, place) => {
    check(entry.when, ['bring', place, 'when'], all)
    if (!idsOf(draft.materials).has(entry.material))
      note(['bring', place], `materials.yaml 里没有材料“${entry.material}”。`)
  })
  bundle.items.forEach((member, place) => {
    const path = ['items', place]
    check(member.when, [...path, 'when'], all)
    member.variants.forEach((choice, index) => {
      check(choice.when, [...path, 'variants', index, 'when'], all)
    })
    member.routes.forEach((choice, index) => {
      check(choice.when, [...path, 'routes', index, 'when'], all)
    })
    member.materials.forEach((entry, index) => {
      check(entry.when, [...path, 'materials', index, 'when'], all)
    })
  })
  bundle.questions.forEach((question, place) => {
    if (!used.has(question.id)) warn(['questions', place], `问题“${question.id}”的答案没有用在任何条件里，可以不问。`)
  })
}

function checkTest(
  draft: Draft,
  test: AuthoredTest,
  questions: readonly Question[],
  say: (message: string) => void,
): void {
  const question = questions.find((candidate) => candidate.id === test.question)
  if (question === undefined) {
    say(`条件用到的问题“${test.question}”没有定义，或排在后面。`)
    return
  }
  if ('is' in test) {
    const options = question.kind === 'choice' ? question.options.map((option) => option.id) : undefined
    if (options === undefined) say(`“${question.id}”问的是数字，条件要用 atLeast 或 below。`)
    else for (const id of test.is) if (!options.includes(id)) say(`问题“${question.id}”没有“${id}”这个选项。`)
    return
  }
  if (question.kind !== 'number') say(`“${question.id}”问的是选项，条件要用 is。`)
  const limit = 'atLeast' in test ? test.atLeast : test.below
  if (typeof limit !== 'number' && !idsOf(draft.rules).has(limit.rule))
    say(`rules.yaml 里没有“${limit.rule}”这条规则。`)
}

function checkMember(draft: Draft, bundle: AuthoredBundle, member: Member, note: Note): void {
  const item = draft.items.find((candidate) => candidate.value.id === member.item)?.value
  if (item === undefined) {
    note(['item'], `items 目录里没有事项“${member.item}”。`)
    return
  }
  const routes = [ORDINARY, ...item.routes.map((route) => route.id)]
  member.routes.forEach(({ use }, place) => {
    if (!routes.includes(use)) note(['routes', place, 'use'], `事项“${item.id}”没有“${use}”这种办法。`)
  })
  member.variants.forEach(({ use }, place) => {
    if (!item.variants.some((entry) => entry.variant === use))
      note(['variants', place, 'use'], `事项“${item.id}”没有“${use}”这种情形。`)
  })
  const named = member.materials.map((entry) => entry.material)
  for (const id of repeated(named)) note(['materials'], `材料“${id}”写了两次。`)
  // Where no condition of a variant holds it is 设立.
  const variants = new Set<Variant>(['establish', ...member.variants.map(({ use }) => use)])
  const lists = [...variants].map((variant) => ({ variant, list: materialsFor(item, variant) }))
  member.materials.forEach((entry, place) => {
    const at = ['materials', place]
    const listed = lists.map(({ list }) => list.find((candidate) => candidate.material === entry.material))
    const without = lists.find((_, index) => listed[index] === undefined)
    if (!idsOf(draft.materials).has(entry.material)) note(at, `materials.yaml 里没有材料“${entry.material}”。`)
    else if (listed.every((candidate) => candidate === undefined))
      note(at, `事项“${item.id}”公开的清单里没有“${entry.material}”：不能多要材料。`)
    else if (listed.every((candidate) => candidate?.need === 'always') && entry.when !== undefined)
      note(at, `事项“${item.id}”总要这份材料，这里不该有条件。`)
    else if (without !== undefined && entry.when === undefined)
      note(at, `事项“${item.id}”在“${without.variant}”这种办法里不要“${entry.material}”，这里要写条件（when）。`)
    if (entry.when !== undefined && entry.reason === undefined) note(at, '有条件的材料要写原因（reason）。')
  })
  const always = lists.flatMap(({ list }) => list.filter(({ need }) => need === 'always'))
  for (const id of new Set(always.map(({ material }) => material))) {
    if (!named.includes(id)) note(['materials'], `事项“${item.id}”必需的材料“${id}”漏了。`)
  }
  member.after.forEach((id, place) => {
    const output = draft.items.find((candidate) => candidate.value.id === id)?.value.result.material
    if (!bundle.items.some((other) => other.item === id)) note(['after', place], `套餐里没有事项“${id}”。`)
    else if (output === undefined || !named.includes(output))
      note(['after', place], `不用等“${id}”：它办出来的证不在这一项的材料里。`)
  })
}

function checkCycles(bundle: AuthoredBundle, note: Note): void {
  const done = new Set<string>()
  const visit = (member: Member, trail: readonly string[]): void => {
    const start = trail.indexOf(member.item)
    if (start >= 0) {
      const circle = [...trail.slice(start), member.item].join(' → ')
      note(['items', bundle.items.indexOf(member), 'after'], `前后顺序绕成了圈：${circle}。`)
      return
    }
    if (done.has(member.item)) return
    for (const id of member.after) {
      const before = bundle.items.find((candidate) => candidate.item === id)
      if (before !== undefined) visit(before, [...trail, member.item])
    }
    done.add(member.item)
  }
  for (const member of bundle.items) visit(member, [])
}
