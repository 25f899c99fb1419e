/** An element on the screen, or a piece of text (`tag` is `#text`). */
export interface ViewNode {
  tag: string
  text: string
  attributes: Record<string, unknown>
  /** Handler names of the page by event: `{ tap: 'eh' }`. */
  events: Record<string, string>
  children: ViewNode[]
  parent: ViewNode | null
}

/** All nodes below one, in reading order, itself first. */
export function* walk(node: ViewNode): Generator<ViewNode> {
  yield node
  for (const child of node.children) yield* walk(child)
}

const shown = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

/** Whether a screen reader passes it over. */
function isHidden(node: ViewNode): boolean {
  return shown(node.attributes['aria-hidden']) === 'true'
}

/** The words of a node and what is in it, in reading order. */
export function textOf(node: ViewNode): string {
  if (node.tag === '#text') return node.text
  if (node.tag === 'input' || node.tag === 'textarea') return shown(node.attributes.value)
  return node.children.map(textOf).join('')
}

/** What a screen reader calls it: its label, else its words. */
export function nameOf(node: ViewNode): string {
  return shown(node.attributes['aria-label']) || textOf(node).trim()
}

/** Something that says it can be tapped: by its role, or because it is WeChat's own button. */
export function isTappable(node: ViewNode): boolean {
  const role = shown(node.attributes['aria-role'])
  return node.tag === 'button' || ['button', 'link', 'radio', 'checkbox', 'tab', 'switch'].includes(role)
}

export function isDisabled(node: ViewNode): boolean {
  return shown(node.attributes['aria-disabled']) === 'true' || node.attributes.disabled === true
}

export function isChecked(node: ViewNode): boolean {
  return shown(node.attributes['aria-checked']) === 'true'
}

/** The screen as indented lines: what a person would see and hear, for failure messages. */
export function outline(node: ViewNode, depth = 0): string {
  if (isHidden(node)) return ''
  if (node.tag === '#text') return node.text.trim() === '' ? '' : `${'  '.repeat(depth)}${node.text}\n`
  const role = shown(node.attributes['aria-role'])
  const label = shown(node.attributes['aria-label'])
  const known = [
    node.tag === 'view' || node.tag === 'text' ? '' : node.tag,
    role,
    label && `“${label}”`,
    node.tag === 'input' || node.tag === 'textarea' ? `= ${shown(node.attributes.value)}` : '',
    isChecked(node) ? 'checked' : '',
    isDisabled(node) ? 'disabled' : '',
  ].filter(Boolean)
  const line = known.length > 0 ? `${'  '.repeat(depth)}[${known.join(' ')}]\n` : ''
  return line + node.children.map((child) => outline(child, known.length > 0 ? depth + 1 : depth)).join('')
}
