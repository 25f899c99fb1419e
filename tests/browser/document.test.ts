import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeDocument } from '../../shared/contract/document'
import type { PaperFacts } from '../../shared/domain/document/facts'
import type { NodeDb } from '../../worker/db/node-client'
import { newDesk, shot } from '../support/browser'
import { databaseOf, fileApplication, issue, issuerDeps, REFUSED } from '../support/document'
import { accountOf, type Hall, type Login } from '../support/hall'
import { screenshotDirectory } from '../support/paths'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, heading, openPage, type Reading, tapUntil } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const text = (zh: string, en: string) => ({ zh, en })
const ACCEPTED: PaperFacts = {
  kind: 'acceptance',
  acceptedOn: '2026-09-14',
  promised: { day: '2026-09-22', provisional: false },
  statutory: { day: '2026-09-28', provisional: true },
}
const MISSING: PaperFacts = {
  kind: 'supplement',
  missing: [
    { material: text('店内布局图', 'Floor plan'), reason: '没有标出洗手池和厕所的位置。' },
    { material: text('设备清单', 'Equipment list'), reason: '缺第 2 页。' },
  ],
  until: '2026-10-12',
}
const REFUSAL: PaperFacts = { ...REFUSED, reasons: [...REFUSED.reasons, '厨房的污水没有接进隔油池，整改后仍不符合。'] }

const screens = new Screens(/status of 40[14]/)
let hall: Hall
let db: NodeDb
let owner: Login
/** Codes by the name of the paper. */
const codes = new Map<string, string>()
const codeOf = (name: string): string => codes.get(name) ?? ''

beforeAll(async () => {
  hall = await screens.start()
  db = databaseOf(hall)
  const deps = issuerDeps(hall, db)
  owner = await hall.login('13700000001')
  const filed = await fileApplication(hall, deps, { accountId: accountOf(owner), name: '欧阳小满' })
  const papers = { accepted: ACCEPTED, missing: MISSING, refusal: REFUSAL, revoked: ACCEPTED, forged: ACCEPTED }
  for (const [name, facts] of Object.entries(papers)) codes.set(name, (await issue(hall, deps, filed, facts)).code)
  const body = { reason: '日期写错了，另发一份。' }
  const as = await hall.staff('supervisor', CENTRE)
  await hall.call(revokeDocument, { as, params: { id: codeOf('revoked') }, body })
  hall.db.prepare("UPDATE document SET signature = '' WHERE id = ?").run([codeOf('forged')])
})
afterAll(() => db?.close())

const paperPath = (name: string) => `/packages/document/paper/index?code=${codeOf(name)}`
const verifyPath = (code: string) => `/packages/document/verify/index?code=${code}`

const READINGS: Readonly<Record<string, Reading>> = {
  zh: { language: 'zh-CN', largeType: false },
  en: { language: 'en', largeType: false },
  large: { language: 'zh-CN', largeType: true },
  'large-en': { language: 'en', largeType: true },
}
const SHOWN: Readonly<Record<string, () => string>> = {
  'paper-accepted': () => paperPath('accepted'),
  'paper-missing': () => paperPath('missing'),
  'paper-refusal': () => paperPath('refusal'),
  'paper-revoked': () => paperPath('revoked'),
  'paper-forged': () => paperPath('forged'),
  'paper-unknown': () => '/packages/document/paper/index?code=nobody-has-it',
  'paper-none': () => '/packages/document/paper/index',
  'verify-genuine': () => verifyPath(codeOf('accepted')),
  'verify-revoked': () => verifyPath(codeOf('revoked')),
  'verify-unknown': () => verifyPath('nobody-has-it'),
  'verify-none': () => '/packages/document/verify/index',
}

describe.each(Object.entries(SHOWN))('%s', (name, path) => {
  it.each(Object.entries(READINGS))('in %s is laid out well, reachable by keys, and readable', async (how, reading) => {
    const phone = await screens.open(path(), { as: owner, reading })
    expect(await layoutFaults(phone.page)).toEqual([])
    expect(await graveFindings(phone.page)).toEqual([])
    expect(await unreachable(phone.page)).toEqual([])
    // As tall as the longest of them, so that the picture shows it whole.
    await phone.page.setViewportSize({ width: 375, height: 1600 })
    await shot(phone.page, `document/${name}-${how}`)
    await phone.close()
  })
})

describe('a paper', () => {
  it('is printed on one sheet of A4, without the screen around it', async () => {
    for (const name of ['accepted', 'refusal', 'revoked']) {
      const desk = await screens.open(paperPath(name), { as: owner, on: newDesk })
      const pdf = await desk.page.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), name).toHaveLength(1)
      await desk.page.emulateMedia({ media: 'print' })
      // The room that A4 leaves between its margins, at 96 pixels an inch.
      await desk.page.setViewportSize({ width: 627, height: 972 })
      await shot(desk.page, `document/print-${name}`)
      expect(await button(desk.page, '打印或存 PDF').isVisible()).toBe(false)
      expect(await desk.page.locator('.letter').isVisible()).toBe(true)
      await desk.close()
    }
  })

  it('is kept as a picture that says the same', async () => {
    const phone = await screens.open(paperPath('refusal'), { as: owner })
    await button(phone.page, '存成图片').click()
    const image = phone.page.locator('img.picture-image')
    await image.waitFor()
    const size = await image.evaluate((one: HTMLImageElement) => [one.naturalWidth, one.naturalHeight > 1200])
    expect(size).toEqual([750, true])
    const data = (await image.getAttribute('src')) ?? ''
    writeFileSync(
      join(screenshotDirectory, 'document/picture-refusal.png'),
      Buffer.from(data.replace(/^data:image\/png;base64,/, ''), 'base64'),
    )
    await phone.close()
  })

  it('that does not fit its signature is not shown', async () => {
    const phone = await screens.open(paperPath('forged'), { as: owner })
    await phone.page.getByText('请不要使用这份文书').waitFor()
    expect(await phone.page.locator('.letter').count()).toBe(0)
    expect(await button(phone.page, '存成图片').count()).toBe(0)
    await phone.close()
  })

  it('of somebody else is not found, and can still be checked', async () => {
    const phone = await screens.open(paperPath('accepted'), { as: await hall.login('13700000002') })
    await phone.page.getByText('没有找到这份文书').waitFor()
    await button(phone.page, '查真伪').click()
    await heading(phone.page, '这份文书是真的')
    await phone.close()
  })

  it('asks who is signed out to sign in', async () => {
    const phone = await screens.open(paperPath('accepted'))
    await phone.page.getByText('登录后看文书').waitFor()
    await phone.close()
  })

  it('is read by the hall’s people as well', async () => {
    const phone = await screens.open(`${paperPath('accepted')}&desk=1`, { as: await hall.staff('clerk', CENTRE) })
    await heading(phone.page, '受理通知书')
    await phone.close()
  })
})

describe('the public page', () => {
  it('opens from the code on the paper without a login, and shows no name', async () => {
    const phone = await screens.open(paperPath('accepted'), { as: owner })
    const picture = await phone.page.locator('[role=img]').first().getAttribute('style')
    expect(picture).toContain('data:image/svg+xml')
    await phone.close()
    const stranger = await screens.open(verifyPath(codeOf('accepted')))
    await heading(stranger.page, '这份文书是真的')
    const shown = await stranger.page.locator('.page').textContent()
    expect(shown).toContain('欧阳**')
    expect(shown).not.toContain('小满')
    await stranger.close()
  })

  it('understands the address as WeChat hands it over', async () => {
    const whole = encodeURIComponent(`${hall.origin}/#${verifyPath(codeOf('revoked'))}`)
    const phone = await screens.open(`/packages/document/verify/index?q=${whole}`)
    await heading(phone.page, '这份文书已经作废')
    await phone.close()
  })

  it('says when no answer comes, and goes on when one does', async () => {
    const phone = await screens.take({ expected: /ERR_FAILED/ })
    await phone.page.route(/\/verify$/, (route) => route.abort())
    await openPage(phone.page, hall, verifyPath(codeOf('accepted')))
    await phone.page.unroute(/\/verify$/)
    await tapUntil(button(phone.page, '再试一次'), (timeout) =>
      phone.page.getByRole('heading', { level: 1, name: '这份文书是真的' }).waitFor({ timeout }),
    )
    await phone.close()
  })
})
