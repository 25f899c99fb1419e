type Json = { readonly [name: string]: unknown }

/** One way in which a phone that knows the old document would fail against the new one. */
export interface Breakage {
  /** Method and path, and where in it. */
  where: string
  what: string
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

/**
 * Compares two OpenAPI documents. Additions pass: a new path, an optional field of a request, a field of an answer.
 * @returns what breaks, in the order of the old document; empty when every old phone goes on working
 */
export function breakingChanges(before: Json, after: Json): Breakage[] {
  return new Comparison(before, after).run()
}

/** `sent`: what a phone sends must still be taken. `answered`: what it reads must still be there. */
type Direction = 'sent' | 'answered'

class Comparison {
  private readonly found: Breakage[] = []
  /** Pairs of components under comparison: schemas may point to themselves. */
  private readonly open = new Set<string>()

  constructor(
    private readonly before: Json,
    private readonly after: Json,
  ) {}

  run(): Breakage[] {
    const paths = object(this.after.paths)
    for (const [path, methods] of Object.entries(object(this.before.paths))) {
      const kept = paths[path]
      if (kept === undefined) this.report(path, 'the path is gone')
      else this.methods(path, object(methods), object(kept))
    }
    return this.found
  }

  private report(where: string, what: string): void {
    this.found.push({ where, what })
  }

  private methods(path: string, before: Json, after: Json): void {
    for (const method of METHODS) {
      const old = before[method]
      if (old === undefined) continue
      const where = `${method.toUpperCase()} ${path}`
      const now = after[method]
      if (now === undefined) this.report(where, 'the operation is gone')
      else this.operation(where, object(old), object(now))
    }
  }

  private operation(where: string, before: Json, after: Json): void {
    this.access(where, object(before['x-access']), object(after['x-access']))
    this.parameters(where, list(before.parameters), list(after.parameters))
    this.body(where, before.requestBody, after.requestBody)
    const responses = object(after.responses)
    for (const [status, old] of Object.entries(object(before.responses))) {
      if (!status.startsWith('2')) continue
      const now = responses[status]
      if (now === undefined) this.report(where, `it no longer answers ${status}`)
      else this.schema(`${where} → ${status}`, contentOf(old), contentOf(now), 'answered')
    }
  }

  private access(where: string, before: Json, after: Json): void {
    const rank = (access: Json) => ['anyone', 'demo', 'person', 'staff'].indexOf(String(access.who))
    if (rank(after) > rank(before)) this.report(where, `only ${after.who} may call it, it was ${before.who}`)
    for (const role of list(before.roles)) {
      if (after.who === 'staff' && !list(after.roles).includes(role))
        this.report(where, `${role} may not call it any more`)
    }
  }

  private parameters(where: string, before: readonly unknown[], after: readonly unknown[]): void {
    const key = (parameter: Json) => `${parameter.in} ${parameter.name}`
    const old = new Map(before.map(object).map((parameter) => [key(parameter), parameter]))
    const now = new Map(after.map(object).map((parameter) => [key(parameter), parameter]))
    for (const [name, parameter] of old) {
      const kept = now.get(name)
      if (!kept) this.report(where, `the parameter ${name} is gone`)
      else this.schema(`${where} ${name}`, object(parameter.schema), object(kept.schema), 'sent')
    }
    for (const [name, parameter] of now) {
      if (parameter.required === true && old.get(name)?.required !== true)
        this.report(where, `the parameter ${name} is now required`)
    }
  }

  private body(where: string, before: unknown, after: unknown): void {
    if (after === undefined) return
    if (before === undefined) this.report(where, 'it now needs a body')
    else this.schema(`${where} body`, contentOf(before), contentOf(after), 'sent')
  }

  private schema(where: string, before: Json, after: Json, direction: Direction): void {
    const pair = `${direction} ${JSON.stringify(before)} ${JSON.stringify(after)}`
    if (this.open.has(pair)) return
    this.open.add(pair)
    this.resolved(where, resolve(before, this.before), resolve(after, this.after), direction)
    this.open.delete(pair)
  }

  private resolved(where: string, before: Json, after: Json, direction: Direction): void {
    const old = variantsOf(before)
    const now = variantsOf(after)
    if (old.length > 1 || now.length > 1) {
      this.variants(where, old, now, direction)
      return
    }
    this.types(where, before, after, direction)
    this.values(where, before, after)
    if (direction === 'sent') this.limits(where, before, after)
    this.properties(where, before, after, direction)
    if (before.items !== undefined && after.items !== undefined)
      this.schema(`${where}[]`, object(before.items), object(after.items), direction)
    if (isObject(before.additionalProperties) && isObject(after.additionalProperties))
      this.schema(`${where}.*`, before.additionalProperties, after.additionalProperties, direction)
  }

  /** Every old variant must still have one that fits; an answer may not become null where it never was. */
  private variants(where: string, before: readonly Json[], after: readonly Json[], direction: Direction): void {
    const isNull = (variant: Json) => resolve(variant, this.after).type === 'null'
    if (direction === 'answered' && after.some(isNull) && !before.some(isNull)) this.report(where, 'it may now be null')
    for (const old of before) {
      const attempts = after.map((now) => {
        const trial = new Comparison(this.before, this.after)
        for (const pair of this.open) trial.open.add(pair)
        trial.schema(where, old, now, direction)
        return trial.found
      })
      const best = attempts.reduce((least, next) => (next.length < least.length ? next : least), attempts[0] ?? [])
      this.found.push(...best)
    }
  }

  private types(where: string, before: Json, after: Json, direction: Direction): void {
    const old = typesOf(before)
    const now = typesOf(after)
    if (old.length === 0 || now.length === 0) return
    // A caller of numbers may be told whole ones; a caller who sends them may not be held to whole ones.
    const fits = (type: string, types: readonly string[]) =>
      types.includes(type) || (type === 'integer' && types.includes('number'))
    const broken =
      direction === 'sent' ? old.filter((type) => !fits(type, now)) : now.filter((type) => !fits(type, old))
    if (broken.length > 0) this.report(where, `its type was ${old.join(' | ')}, is ${now.join(' | ')}`)
  }

  private values(where: string, before: Json, after: Json): void {
    const now = valuesOf(after)
    if (now === null) return
    const old = valuesOf(before)
    if (old === null) this.report(where, `it is now limited to ${now.join(', ')}`)
    else for (const value of old) if (!now.includes(value)) this.report(where, `the value ${String(value)} is gone`)
  }

  private limits(where: string, before: Json, after: Json): void {
    for (const name of ['minLength', 'minimum', 'minItems']) {
      if (Number(after[name] ?? -Infinity) > Number(before[name] ?? -Infinity)) this.report(where, `${name} was raised`)
    }
    for (const name of ['maxLength', 'maximum', 'maxItems']) {
      if (Number(after[name] ?? Infinity) < Number(before[name] ?? Infinity)) this.report(where, `${name} was lowered`)
    }
    if (after.pattern !== undefined && after.pattern !== before.pattern) this.report(where, 'its pattern changed')
  }

  private properties(where: string, before: Json, after: Json, direction: Direction): void {
    const old = object(before.properties)
    const now = object(after.properties)
    const wasRequired = list(before.required)
    const isRequired = list(after.required)
    for (const [name, schema] of Object.entries(old)) {
      const at = `${where}.${name}`
      const kept = now[name]
      if (kept === undefined) this.report(at, 'the field is gone')
      else this.schema(at, object(schema), object(kept), direction)
      if (direction === 'answered' && kept !== undefined && wasRequired.includes(name) && !isRequired.includes(name))
        this.report(at, 'the field may now be missing')
    }
    if (direction === 'answered') return
    for (const name of isRequired) {
      if (!wasRequired.includes(name)) this.report(`${where}.${String(name)}`, 'the field is now required')
    }
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function object(value: unknown): Json {
  return isObject(value) ? value : {}
}
function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function contentOf(message: unknown): Json {
  return object(object(object(object(message).content)['application/json']).schema)
}

function resolve(schema: Json, document: Json): Json {
  if (typeof schema.$ref !== 'string') return schema
  const name = schema.$ref.split('/').pop() ?? ''
  return resolve(object(object(object(document.components).schemas)[name]), document)
}

function variantsOf(schema: Json): Json[] {
  const variants = list(schema.anyOf ?? schema.oneOf)
  return variants.length > 0 ? variants.map(object) : [schema]
}

function typesOf(schema: Json): string[] {
  const { type } = schema
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type.map(String)
  return 'const' in schema ? [schema.const === null ? 'null' : typeof schema.const] : []
}

function valuesOf(schema: Json): readonly unknown[] | null {
  if ('const' in schema) return [schema.const]
  return Array.isArray(schema.enum) ? schema.enum : null
}
