import type * as v from 'valibot'

type Schema = v.GenericSchema<unknown, unknown>

const known = new WeakMap<Schema, ReadonlySet<string>>()

/** Every name of a field that a schema declares, however deep. */
function namesOf(schema: Schema): ReadonlySet<string> {
  const kept = known.get(schema)
  if (kept) return kept
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if (Array.isArray(part)) for (const inner of part) walk(inner)
    if ('entries' in part && typeof part.entries === 'object' && part.entries !== null) {
      for (const [name, entry] of Object.entries(part.entries)) {
        names.add(name)
        walk(entry)
      }
    }
    for (const inner of ['pipe', 'wrapped', 'item', 'items', 'options', 'value'] as const) {
      if (inner in part) walk((part as Record<string, unknown>)[inner])
    }
  }
  walk(schema)
  known.set(schema, names)
  return names
}

/** The dotted path of the field at fault, as far as its names are ours: one the caller made up is never sent back. */
export function fieldOf(schema: Schema, issue: v.BaseIssue<unknown>): string | null {
  const names = namesOf(schema)
  const path: string[] = []
  for (const { key } of issue.path ?? []) {
    if (typeof key === 'string' && !names.has(key)) break
    path.push(String(key))
  }
  return path.length > 0 ? path.join('.') : null
}

/** Our own sentences are Chinese; the library's English ones may quote what was sent, so they are replaced. */
export function sentenceOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return '提交了不认识的内容。'
  if (/[\u4e00-\u9fff]/.test(issue.message) && !issue.message.startsWith('Invalid')) return issue.message
  return issue.received === 'undefined' ? '有一项没有填。' : '有一项填写不对，请检查。'
}
