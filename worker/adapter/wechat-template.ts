/** A subscription template of the district's mini-program, and which of its fields takes which of our values. */
export interface WechatTemplate {
  id: string
  /** Our value → the template's field, such as `subject` → `thing1`. */
  fields: Readonly<Record<string, string>>
}
/** Templates by topic of notice. */
export type WechatTemplates = ReadonlyMap<string, WechatTemplate>

const ENTRY = /^([a-z_]{1,40})=([\w-]{6,64})(?:\?((?:[a-z]+=[a-z]+_?[a-z]*\d+)(?:&[a-z]+=[a-z]+_?[a-z]*\d+)*))?$/
/** The fields of a template that was put together in our order. */
const USUAL = { subject: 'thing1', time: 'time2', point: 'thing3', number: 'character_string4', note: 'thing5' }
/** Longest value by type of field, in characters (developers.weixin.qq.com, "订阅消息参数值内容限制"; checked 2026-11-22). */
const LONGEST: Readonly<Record<string, number>> = { thing: 20, character_string: 32, phrase: 5 }

/**
 * Parses `topic=TEMPLATE_ID` or `topic=TEMPLATE_ID?subject=thing1&time=time2`: WeChat numbers the fields of every template
 * in its own way. @returns null when an entry is not of that form or a topic comes twice
 */
export function parseTemplates(entries: readonly string[]): WechatTemplates | null {
  const templates = new Map<string, WechatTemplate>()
  for (const entry of entries) {
    const match = ENTRY.exec(entry)
    const [, topic, id, fields] = match ?? []
    if (topic === undefined || id === undefined || templates.has(topic)) return null
    templates.set(topic, { id, fields: fields ? Object.fromEntries(new URLSearchParams(fields)) : USUAL })
  }
  return templates
}

/** The values of a notice as the fields of a template, cut to what WeChat takes: a longer one is refused whole. */
export function templateData(
  template: WechatTemplate,
  values: Readonly<Partial<Record<string, string>>>,
): Record<string, string> {
  const data: Record<string, string> = {}
  for (const [name, field] of Object.entries(template.fields)) {
    const value = values[name]
    if (!value) continue
    const characters = Array.from(value)
    const longest = LONGEST[field.replace(/\d+$/, '')] ?? characters.length
    data[field] = characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : value
  }
  return data
}
