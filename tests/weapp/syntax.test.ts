import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { weappDirectory } from './harness/build'

/** Syntax that iOS 12 (WeChat's oldest engine that we serve) cannot read, by what it is called. */
const TOO_NEW = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.QuestionDotToken, 'optional chaining'],
  [ts.SyntaxKind.QuestionQuestionToken, 'nullish coalescing'],
  [ts.SyntaxKind.QuestionQuestionEqualsToken, 'nullish assignment'],
  [ts.SyntaxKind.BarBarEqualsToken, 'logical assignment'],
  [ts.SyntaxKind.AmpersandAmpersandEqualsToken, 'logical assignment'],
  [ts.SyntaxKind.PrivateIdentifier, 'private names'],
  [ts.SyntaxKind.PropertyDeclaration, 'class fields'],
  [ts.SyntaxKind.ClassStaticBlockDeclaration, 'static blocks'],
  [ts.SyntaxKind.BigIntLiteral, 'big integers'],
])
/** Lookbehind, and the flags `d` and `v` of regular expressions. */
const NEW_PATTERN = /\(\?<[=!]|\/[a-z]*[dv][a-z]*$/

function tooNew(source: string): Set<string> {
  const found = new Set<string>()
  const visit = (node: ts.Node): void => {
    const name = TOO_NEW.get(node.kind)
    if (name) found.add(name)
    if (ts.isRegularExpressionLiteral(node) && NEW_PATTERN.test(node.text)) found.add(`pattern ${node.text}`)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('built.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS))
  return found
}

describe('the built mini-program', () => {
  const files = readdirSync(weappDirectory, { recursive: true, encoding: 'utf8' })

  test('has only syntax that old phones read', () => {
    const problems = files
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) => {
        const found = tooNew(readFileSync(join(weappDirectory, name), 'utf8'))
        return [...found].map((what) => `${relative('.', name)}: ${what}`)
      })
    expect(problems).toEqual([])
  })

  test('tells screen readers what things are', () => {
    const templates = readFileSync(join(weappDirectory, 'base.wxml'), 'utf8')
    expect(templates).toContain('aria-label="{{')
    expect(templates).toContain('aria-role="{{')
  })
})
