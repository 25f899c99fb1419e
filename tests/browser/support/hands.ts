import type { Page } from 'playwright-core'

/** Keystroke-level model (Card, Moran, Newell 1980), in seconds: a key of an average typist, and a thought before a thing is said. */
const KEY_S = 0.28
const THOUGHT_S = 1.35
/** To take up a card, scan it and lay it down. */
const SCAN_S = 3

/** What two hands do at a counter: every key that is pressed is counted, what a scanner types is not. */
export class Hands {
  private pressed = 0
  private scanned = 0
  private thoughts = 0

  constructor(private readonly page: Page) {}

  /** Presses one key. */
  async key(name: string): Promise<void> {
    this.pressed++
    await this.page.keyboard.press(name)
  }

  /** Types words and ends them with Enter. Chinese goes through an input method: two keys a character, one to choose. */
  async write(words: string): Promise<void> {
    for (const character of words) this.pressed += isChinese(character) ? 2 : 1
    if (words.split('').some(isChinese)) this.pressed++
    await this.page.keyboard.insertText(words)
    await this.key('Enter')
  }

  /** A scanner types what it reads, and Enter. */
  async scan(text: string): Promise<void> {
    this.scanned++
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }

  /** Looks at something and decides. */
  think(): void {
    this.thoughts++
  }

  get keys(): number {
    return this.pressed
  }

  get scans(): number {
    return this.scanned
  }

  /** How long this takes somebody who knows the screens. */
  seconds(): number {
    return this.pressed * KEY_S + this.thoughts * THOUGHT_S + this.scanned * SCAN_S
  }
}

const isChinese = (character: string): boolean => character.charCodeAt(0) > 0x2e80
