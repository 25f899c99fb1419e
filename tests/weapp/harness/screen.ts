import { callPage } from './page'
import type { Router } from './router'
import { isDisabled, isTappable, nameOf, outline, textOf, type ViewNode, walk } from './view'
import type { Point } from './wx/canvas'
import type { Hand } from './wx/device'

export interface ScreenParts {
  router: Router
  hand: Hand
  draw: () => ViewNode
  onChange: (listener: () => void) => () => void
  tapped: () => void
  problems: readonly string[]
}

export interface TapOptions {
  /** Which one, when several carry the name; without it more than one is an error. */
  nth?: number
}

/** Longest wait for something to appear; only a failing test ever waits this long. */
const PATIENCE = 8_000

/** The screen of the phone: what is on it and what a finger does. Every question waits until its answer appears. */
export class Screen {
  constructor(private readonly parts: ScreenParts) {}

  /** What is on the screen now, as indented lines. */
  dump(): string {
    return `${this.parts.router.stack.map(({ route }) => route).join(' > ')}\n${outline(this.parts.draw())}`
  }

  /** All words on the screen now. */
  text(): string {
    return textOf(this.parts.draw())
  }

  /** Whether these words are on the screen now. */
  shows(words: string | RegExp): boolean {
    return this.spoken().some((one) => matches(one, words))
  }

  /** Waits until these words are on the screen, in one element or in its label. */
  async see(words: string | RegExp): Promise<void> {
    await this.until(`see ${String(words)}`, () => this.shows(words) || undefined)
  }

  /** Waits until these words are gone. */
  async seeNoMore(words: string | RegExp): Promise<void> {
    await this.until(`no longer see ${String(words)}`, () => !this.shows(words) || undefined)
  }

  /** Waits until the shown page is this one: `pages/pass/index`. */
  async seePage(route: string): Promise<void> {
    await this.until(`be on ${route}`, () => this.parts.router.top.route === route || undefined)
  }

  /** The things that can be tapped now, by the names a screen reader says. */
  choices(): string[] {
    return this.find(isTappable).map((node) => (isDisabled(node) ? `${nameOf(node)} (disabled)` : nameOf(node)))
  }

  /** Waits for something tappable with this name (the whole of it, else a part of it), not disabled, and taps it. */
  async tap(name: string | RegExp, { nth }: TapOptions = {}): Promise<void> {
    const node = await this.until(`tap ${String(name)}`, () => {
      const found = this.pick(isTappable, name, nth)
      return found && !isDisabled(found) ? found : undefined
    })
    this.parts.tapped()
    this.dispatch(node, 'tap', { x: 1, y: 1 })
    this.openType(node)
  }

  /** Draws one line with a finger on the canvas with this label, from point to point. */
  async draw(label: string | RegExp, [first, ...further]: readonly Point[]): Promise<void> {
    const node = await this.until(`draw on ${String(label)}`, () => this.pick(isCanvas, label, undefined))
    this.touch(node, 'touchstart', first)
    for (const point of further) this.touch(node, 'touchmove', point)
    this.touch(node, 'touchend', undefined)
  }

  /** An element of the shown page by its id, as something that stays the same while it does. */
  elementWith(id: string): string | undefined {
    const [node] = this.find(({ attributes }) => attributes.id === id)
    return node === undefined ? undefined : `${this.parts.router.stack.length}/${String(node.attributes['data-sid'])}`
  }

  /** Types into the field with this label, in place of what it holds. */
  async type(label: string | RegExp, value: string): Promise<void> {
    const node = await this.until(`type into ${String(label)}`, () => this.pick(isField, label, undefined))
    this.dispatch(node, 'focus', { value: String(node.attributes.value ?? '') })
    this.dispatch(node, 'input', { value, cursor: value.length, keyCode: 0 })
    this.dispatch(node, 'blur', { value })
  }

  /** The keyboard's own button in the field with this label. */
  async confirm(label: string | RegExp): Promise<void> {
    const node = await this.until(`confirm ${String(label)}`, () => this.pick(isField, label, undefined))
    this.dispatch(node, 'confirm', { value: String(node.attributes.value ?? '') })
  }

  /** What the field with this label holds now. */
  valueOf(label: string | RegExp): string {
    const node = this.pick(isField, label, undefined)
    if (!node) throw this.failure(`read ${String(label)}`)
    return String(node.attributes.value ?? '')
  }

  /** What sharing this page would send, as from WeChat's menu. */
  share(): unknown {
    return callPage(this.parts.router.top, 'onShareAppMessage', { from: 'menu' })
  }

  /** Waits for a condition; it is asked again after every change of the screen and every answer of the network. */
  async until<T>(what: string, ask: () => T | undefined): Promise<T> {
    const now = ask()
    if (now !== undefined) return now
    return new Promise<T>((resolve, reject) => {
      const finish = () => {
        clearTimeout(patience)
        clearInterval(again)
        unsubscribe()
      }
      const look = () => {
        try {
          const found = ask()
          if (found === undefined) return
          finish()
          resolve(found)
        } catch (error) {
          finish()
          reject(error)
        }
      }
      const unsubscribe = this.parts.onChange(look)
      // A condition outside the screen (a request that was sent) has no change to wait for.
      const again = setInterval(look, 50)
      const patience = setTimeout(() => {
        finish()
        reject(this.failure(what))
      }, PATIENCE)
    })
  }

  private spoken(): string[] {
    const words: string[] = []
    for (const node of walk(this.parts.draw())) {
      if (node.tag === '#text') words.push(node.text)
      else if (node.children.some(({ tag }) => tag === '#text') || node.attributes['aria-label'])
        words.push(nameOf(node))
      if (node.tag === 'view' || node.tag === 'text') words.push(textOf(node))
    }
    return words
  }

  private find(filter: (node: ViewNode) => boolean): ViewNode[] {
    return [...walk(this.parts.draw())].filter(filter)
  }

  private pick(filter: (node: ViewNode) => boolean, name: string | RegExp, nth: number | undefined) {
    const all = this.find(filter)
    const exact = all.filter((node) => nameOf(node) === name)
    const found = exact.length > 0 ? exact : all.filter((node) => matches(nameOf(node), name))
    if (nth === undefined && found.length > 1) {
      throw this.failure(`choose between ${found.map((node) => `“${nameOf(node)}”`).join(', ')}`)
    }
    return found[nth ?? 0]
  }

  /** WeChat hands an event to the innermost element and then to those around it. */
  private dispatch(from: ViewNode, type: string, detail: object, touches: readonly object[] = []): void {
    const target = about(from)
    const bubbles = type === 'tap' || type.startsWith('touch')
    const timeStamp = performance.now()
    for (let node: ViewNode | null = from; node; node = bubbles ? node.parent : null) {
      const handler = node.events[type]
      if (!handler) continue
      callPage(this.parts.router.top, handler, {
        type,
        timeStamp,
        target,
        currentTarget: about(node),
        detail,
        mark: {},
        touches,
        changedTouches: touches,
      })
    }
  }

  /** On a canvas a touch says where on it the finger is; none is left when it was lifted. */
  private touch(node: ViewNode, type: string, point: Point | undefined): void {
    this.dispatch(node, type, {}, point === undefined ? [] : [{ identifier: 0, x: point[0], y: point[1] }])
  }

  private openType(node: ViewNode): void {
    const { phoneCode, shared } = this.parts.hand
    if (node.attributes['open-type'] === 'getPhoneNumber') {
      const detail = phoneCode
        ? { errMsg: 'getPhoneNumber:ok', code: phoneCode() }
        : { errMsg: 'getPhoneNumber:fail user deny' }
      this.dispatch(node, 'getphonenumber', detail)
    }
    if (node.attributes['open-type'] === 'share') {
      shared.push(callPage(this.parts.router.top, 'onShareAppMessage', { from: 'button', target: about(node) }))
    }
  }

  private failure(what: string): Error {
    const problems = this.parts.problems.length > 0 ? `\nProblems so far:\n${this.parts.problems.join('\n')}` : ''
    return new Error(`Could not ${what}. On the screen:\n${this.dump()}${problems}`)
  }
}

const isCanvas = (node: ViewNode): boolean => node.tag === 'canvas'
const isField = (node: ViewNode): boolean => node.tag === 'input' || node.tag === 'textarea'

const matches = (text: string, words: string | RegExp): boolean =>
  typeof words === 'string' ? text.includes(words) : words.test(text)

function about(node: ViewNode): object {
  const id = String(node.attributes.id ?? '')
  return { id, offsetLeft: 0, offsetTop: 0, dataset: { sid: node.attributes['data-sid'] } }
}
