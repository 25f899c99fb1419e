import * as v from 'valibot'
import type { Document, YAMLError } from 'yaml'
import { isMap, isNode, LineCounter, parseDocument, visit } from 'yaml'
import type { Problem } from './problem'

export type Path = readonly (string | number)[]

/** One YAML file as given to the loader; `name` is the path from the catalogue's folder, with `/`. */
export interface CatalogueFile {
  name: string
  text: string
}

/** A parsed file that knows on which line each of its values stands. */
export class Source {
  readonly name: string
  readonly problems: Problem[] = []
  private readonly text: string
  private readonly lines = new LineCounter()
  private readonly document: Document.Parsed

  constructor({ name, text }: CatalogueFile) {
    this.name = name
    this.text = text
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false })
    for (const error of this.document.errors) this.noteSyntax(this.faultLine(error), syntaxMessage(error))
    visit(this.document, {
      // A reference may point at what contains it, and an official does not need any.
      Alias: (_, node) =>
        this.noteSyntax(this.lines.linePos(node.range?.[0] ?? 0).line, '不能用 * 引用，请把内容写全。'),
    })
  }

  /** @returns the file's content as plain values; undefined if its syntax is broken. */
  content(): unknown {
    return this.problems.length > 0 ? undefined : this.document.toJS({ maxAliasCount: 100 })
  }

  problem(path: Path, message: string): Problem {
    return { file: this.name, line: this.lineOf(path), field: this.fieldOf(path), message }
  }

  /** @returns the value in the shape of the schema, or undefined and the problems noted. */
  parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | undefined {
    const result = v.safeParse(schema, value)
    if (result.success) return result.output
    for (const issue of result.issues) {
      const precise = mostPrecise(issue)
      this.problems.push(this.problem(pathOf(precise), issueMessage(precise)))
    }
    return undefined
  }

  private lineOf(path: Path): number {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? this.document.contents : this.document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return this.lines.linePos(node.range[0]).line
    }
    return 1
  }

  /** A place in a list is named by the record's own id, where it has one: an official counts names, not positions. */
  private fieldOf(path: Path): string {
    const names = path.map((key, place) => {
      if (typeof key === 'string') return key
      const node = this.document.getIn(path.slice(0, place + 1), true)
      const id = isMap(node)
        ? ['id', 'item', 'material', 'use', 'variant', 'stage', 'field'].map((name) => node.get(name)).find(Boolean)
        : undefined
      return typeof id === 'string' ? id : `[${key + 1}]`
    })
    return names.join('.')
  }

  /** One broken line often breaks several rules of the syntax; the first is told. */
  private noteSyntax(line: number, message: string): void {
    if (this.problems.some((problem) => problem.line === line)) return
    const field = /^[\s-]*([\w-]+)\s*:/.exec(this.textOf(line))?.[1] ?? ''
    this.problems.push({ file: this.name, line, field, message })
  }

  /** A line that is indented too far is reported at the line it was glued to, the one above. */
  private faultLine(error: YAMLError): number {
    const { line } = this.lines.linePos(error.pos[0])
    const indent = (text: string) => text.length - text.trimStart().length
    const glued = GLUED.has(error.code) && indent(this.textOf(line + 1)) > indent(this.textOf(line))
    return glued ? line + 1 : line
  }

  private textOf(line: number): string {
    const start = this.lines.lineStarts[line - 1]
    return start === undefined ? '' : this.text.slice(start, this.lines.lineStarts[line])
  }
}

const GLUED: ReadonlySet<string> = new Set(['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY'])

function pathOf(issue: v.BaseIssue<unknown>): (string | number)[] {
  const path: (string | number)[] = []
  for (const { key } of issue.path ?? []) if (typeof key === 'string' || typeof key === 'number') path.push(key)
  return path
}

/** A union reports that nothing fits; the branch that got furthest says what the writer meant. */
function mostPrecise(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
  let best = issue
  for (const branch of issue.issues ?? []) {
    const candidate = mostPrecise({ ...branch, path: branch.path ?? issue.path } as v.BaseIssue<unknown>)
    if ((candidate.path?.length ?? 0) > (best.path?.length ?? 0)) best = candidate
  }
  return best
}

const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  Array: '列表（每行以 - 开头）',
  Object: '分组（下面缩进写各项）',
}

function issueMessage(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.[issue.path.length - 1]?.key
  if (issue.received === 'undefined') return `缺少“${String(key)}”这一项。`
  if (issue.expected === 'never') return `不认识的字段“${String(key)}”，请检查拼写。`
  if (issue.kind === 'schema' && issue.expected !== null) {
    const expected = KINDS[issue.expected] ?? issue.expected.replace(/[()"]/g, '').replace(/ \| /g, '、')
    const how = KINDS[issue.expected] === undefined ? `只能是 ${expected}` : `应当是${expected}`
    return `${how}，现在是 ${KINDS[issue.received] ?? issue.received}。`
  }
  return /[\u3400-\u9fff]/.test(issue.message)
    ? issue.message
    : `不合要求：应为 ${issue.expected}，现在是 ${issue.received}。`
}

function syntaxMessage(error: YAMLError): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return '缩进里有制表符（Tab），请改用空格。'
    case 'BAD_INDENT':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return '缩进不齐：同一组的各项要从同一列开始。'
    case 'DUPLICATE_KEY':
      return '同一项写了两次。'
    case 'MISSING_CHAR':
      return `少了一个符号（引号、括号或冒号后的空格）：${error.message}`
    default:
      return `格式不对：${error.message}`
  }
}
