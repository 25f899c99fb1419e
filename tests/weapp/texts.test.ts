import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { ICON_NAMES } from '../../miniapp/src/components/icon/names'
import type { Texts } from '../../miniapp/src/i18n/texts'
import { root } from '../support/paths'

const source = join(root, 'miniapp/src')
const HAN = /\p{Script=Han}/u
/** Longer than a person's name, which stays Chinese in an English sentence. */
const HAN_RUN = /\p{Script=Han}{5,}/u
/** What WeChat itself shows before a page is drawn; it has no second language. */
const NATIVE = new Set(['app.config.ts'])

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
const pages = files.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('i18n/') && !NATIVE.has(name))
const modules = files.filter((name) => /^i18n\/texts\/.*\.ts$/.test(name))

/** A language is called by its own name in every language. */
const OWN_NAME = '中文'

/** `zh: …` beside an `en: …`: a text that carries both languages itself. */
function isTranslated(node: ts.Node): boolean {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'zh') return false
  return node.parent.properties.some((one) => one.name?.getText() === 'en')
}

/** Chinese in strings, templates and JSX; comments and patterns may have it. */
function spoken(name: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (isTranslated(node)) return
    const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node)
    if (isText && HAN.test(node.text) && node.text !== OWN_NAME) found.push(`${name}: ${node.text.trim()}`)
    ts.forEachChild(node, visit)
  }
  const text = readFileSync(join(source, name), 'utf8')
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}

const isTexts = (value: unknown): value is Texts =>
  typeof value === 'object' && value !== null && 'namespace' in value && 'zh' in value && 'en' in value

const filledIn = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()

describe('texts of the phone', () => {
  test.each(modules)('%s has every key in both languages, with the same things to fill in', async (name) => {
    const module: Record<string, unknown> = await import(join(source, name))
    for (const { zh, en } of Object.values(module).filter(isTexts)) {
      expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
      for (const [key, chinese] of Object.entries(zh)) {
        const english = en[key] ?? ''
        expect(english.trim(), key).not.toBe('')
        expect(english.match(HAN_RUN), `${key}: ${english}`).toBeNull()
        expect(filledIn(english), key).toEqual(filledIn(chinese))
      }
    }
  })

  test('no page has Chinese of its own', () => {
    expect(pages.flatMap(spoken)).toEqual([])
  })

  test('every icon is drawn, and every drawing has a name', () => {
    const glyphs = readFileSync(join(source, 'components/icon/glyphs.scss'), 'utf8')
    const drawn = [...glyphs.matchAll(/^\s+["']?([a-z-]+)["']?:\s*["']M/gm)].map(([, name = '']) => name)
    expect(drawn.sort()).toEqual([...ICON_NAMES].sort())
  })
})
