import type { Field } from '../../shared/contract/catalogue'
import type { AuthoredBundle, AuthoredItem, AuthoredUse, FormFile } from './authoring'
import type { Findings } from './check'
import { noter, repeated } from './check'
import type { Draft, Located } from './draft'
import { keyOfUse } from './form'
import type { Path } from './source'

type Note = (inside: Path, message: string) => void
type Question = AuthoredBundle['questions'][number]

/** Checks form.yaml by itself; items lean on it, so they are looked at only when it is right. */
export function checkFormFile(record: Located<FormFile>, { problems }: Findings): boolean {
  const before = problems.length
  const note = noter(record, problems)
  const { sections, fields } = record.value
  for (const id of repeated(sections.map((section) => section.id))) note(['sections'], `编号“${id}”重复了。`)
  for (const id of repeated(fields.map((field) => field.id))) note(['fields'], `编号“${id}”重复了。`)
  fields.forEach((field, place) => {
    const at: Path = ['fields', place]
    const section = sections.findIndex(({ id }) => id === field.section)
    if (section < 0) note([...at, 'section'], `sections 里没有“${field.section}”。`)
    else if (section < sections.findIndex(({ id }) => id === fields[place - 1]?.section))
      note([...at, 'section'], '字段要按 sections 的先后排。')
    if ('min' in field && field.min > field.max) note([...at, 'max'], '最大的要不小于最小的。')
    if ('maxLength' in field) checkText(field, at, note)
    for (const source of field.from ?? [])
      if ('has' in source && !answersOf(field)?.includes(source.is))
        note([...at, 'from'], `这里没有“${source.is}”这个选项。`)
  })
  return problems.length === before
}

function checkText(field: Extract<Field, { maxLength: number }>, path: Path, note: Note): void {
  if ((field.minLength ?? 0) > field.maxLength) note([...path, 'maxLength'], '最多的字数要不少于最少的。')
  if (field.pattern === undefined) return
  if (field.patternHint === undefined) note(path, '写了 pattern，要用 patternHint 说明怎么填。')
  try {
    RegExp(field.pattern)
  } catch {
    note([...path, 'pattern'], '这不是正则表达式。')
  }
}

/** Checks the fields an item asks for: that they exist, once each, and that what a condition looks at is asked before. */
export function checkItemForm({ fields }: FormFile, record: Located<AuthoredItem>, { problems }: Findings): void {
  const item = record.value
  const note = noter(record, problems)
  const always = item.form.always ?? []
  for (const [group, uses] of Object.entries(item.form)) {
    const together = group === 'always' ? always : [...always, ...(uses ?? [])]
    for (const key of repeated(together.map((use) => keyOfUse(item.id, use))))
      note(['form', group], `“${key}”写了两次。`)
    uses?.forEach((use, place) => {
      const at: Path = ['form', group, place]
      const field = fields.find(({ id }) => id === use.field)
      if (field === undefined) note(at, `form.yaml 里没有“${use.field}”。`)
      else checkUse(fields, item.id, use, together, at, note)
    })
  }
}

function checkUse(
  fields: readonly Field[],
  itemId: string,
  use: AuthoredUse,
  together: readonly AuthoredUse[],
  path: Path,
  note: Note,
): void {
  const key = keyOfUse(itemId, use)
  if (key.length > 40) note(path, `编号“${key}”太长了，字段或事项的编号要短一点。`)
  if (use.own && fields.some(({ id }) => id === key)) note(path, `编号“${key}”和 form.yaml 里的重复了。`)
  if (use.when === undefined) return
  const { field: watched, is } = use.when
  const place = (id: string) => fields.findIndex((field) => field.id === id)
  const known = fields[place(watched)]
  const isAsked = together.some((other) => other.field === watched && !other.own)
  if (known === undefined || !isAsked) {
    note([...path, 'when'], `这一项没有问“${watched}”。`)
    return
  }
  if (place(watched) >= place(use.field)) note([...path, 'when'], `form.yaml 里“${watched}”要排在前面。`)
  const offered = answersOf(known)
  for (const value of is) if (!offered?.includes(value)) note([...path, 'when'], `“${watched}”没有“${value}”这个选项。`)
}

/** The answers a condition may name; undefined where a field has no fixed ones. */
function answersOf(field: Field): string[] | undefined {
  if ('options' in field) return field.options.map(({ id }) => id)
  return field.kind === 'yesno' ? ['yes', 'no'] : undefined
}

/** Checks what a bundle settles for its form, and that its guide answers fit the fields that take them over. */
export function checkBundleForm(
  draft: Draft,
  { fields }: FormFile,
  record: Located<AuthoredBundle>,
  { problems }: Findings,
): void {
  const bundle = record.value
  const note = noter(record, problems)
  for (const [id, value] of Object.entries(bundle.known ?? {})) {
    const field = fields.find((candidate) => candidate.id === id)
    if (field === undefined) note(['known', id], `form.yaml 里没有“${id}”。`)
    else if (!answersOf(field)?.includes(value)) note(['known', id], `“${id}”没有“${value}”这个选项。`)
  }
  const members = new Set(bundle.items.map((member) => member.item))
  const uses = draft.items
    .filter(({ value }) => members.has(value.id))
    .flatMap(({ value }) => Object.values(value.form))
  const asked = new Set(uses.flatMap((list) => list?.map((use) => use.field) ?? []))
  bundle.questions.forEach((question, place) => {
    for (const field of fields) {
      const takes = field.from?.some((source) => 'answer' in source && source.answer === question.id)
      if (takes && asked.has(field.id) && !fits(question, field))
        note(['questions', place], `form.yaml 的“${field.id}”要用这个问题的答案，可是选项或范围对不上。`)
    }
  })
  for (const id of Object.keys(bundle.known ?? {})) {
    if (!asked.has(id)) note(['known', id], `套餐里没有哪一项问“${id}”。`)
  }
}

function fits(question: Question, field: Field): boolean {
  if (question.kind === 'number')
    return field.kind === 'number' && question.min >= field.min && question.max <= field.max
  const offered = field.kind === 'choices' ? undefined : answersOf(field)
  return question.options.every(({ id }) => offered?.includes(id))
}
