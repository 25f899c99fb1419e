type Evaluate = (scope: Record<string, unknown>) => unknown

const compiled = new Map<string, Evaluate>()

/** Values by name; a name that is not there is undefined, as in WXML, and never one of Node's globals. */
function scopeOf(data: Record<string, unknown>): Record<string, unknown> {
  return new Proxy(data, {
    has: () => true,
    get: (target, name) => (typeof name === 'string' ? target[name] : undefined),
  })
}

function compile(source: string): Evaluate {
  const known = compiled.get(source)
  if (known) return known
  const run = new Function('scope', `with (scope) { return (${source}) }`) as Evaluate
  compiled.set(source, run)
  return run
}

/** The value of one WXML expression, without its braces. */
export function evaluate(source: string, data: Record<string, unknown>): unknown {
  return compile(source)(scopeOf(data))
}

/** The value of an attribute: `{{a}}` keeps its type, `x{{a}}` becomes text, anything else is itself. */
export function attributeValue(text: string, data: Record<string, unknown>): unknown {
  const whole = /^\{\{(.*)\}\}$/s.exec(text)
  if (whole && !whole[1]?.includes('}}')) return evaluate(whole[1] ?? '', data)
  return text.replace(/\{\{(.*?)\}\}/gs, (_, source: string) => String(evaluate(source, data)))
}

/** The value of a template's `data`: `{{i:item,c:1}}`, an object without its braces. */
export function templateData(text: string, data: Record<string, unknown>): Record<string, unknown> {
  const inner = /^\{\{(.*)\}\}$/s.exec(text)?.[1] ?? ''
  return evaluate(`{${inner}}`, data) as Record<string, unknown>
}
