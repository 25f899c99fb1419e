/**
 * One text for one value, whatever the order its keys were written in: keys sorted by code unit, no blanks, absent values
 * left out. This text is what is signed. Throws TypeError for what JSON has no sign for.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (isRecord(value)) {
    const pairs = Object.keys(value)
      .filter((key) => value[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
    return `{${pairs.join(',')}}`
  }
  const isPlain = value === null || typeof value === 'string' || typeof value === 'boolean'
  if (isPlain || (typeof value === 'number' && Number.isFinite(value))) return JSON.stringify(value)
  throw new TypeError('JSON has no sign for this')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
