import type { Page } from 'playwright-core'
import { type Hall, lastCode } from '../../support/hall'
import { button, heading, settled, tapUntil } from './app'

/** What somebody answers in the guide, by the question; every other question gets its first option. */
export type Answers = Readonly<Record<string, string>>

/** From the home page: says what one wants to do, and opens what was found; `found` is called while it is shown. */
export async function searchFor(
  page: Page,
  words: string,
  bundle: string,
  found: () => Promise<unknown> = async () => {},
): Promise<void> {
  await button(page, /说一句就行/).click()
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('button', { name: bundle }).first().waitFor()
  await found()
  await page.getByRole('button', { name: bundle }).first().click()
  await heading(page, bundle)
}

/** Answers one question after the other until the list is there. */
export async function answerGuide(page: Page, answers: Answers): Promise<void> {
  await settled(page)
  while (page.url().includes('/pages/guide/')) {
    const question = (await page.locator('.page:visible').getByRole('heading', { level: 1 }).textContent()) ?? ''
    const answer = answers[question]
    const number = page.getByRole('textbox')
    if (await number.isVisible()) await number.fill(answer ?? '80')
    else if (answer === undefined) await page.getByRole('radio').first().click()
    else await page.getByRole('radio', { name: answer }).click()
    await leaveQuestion(page, question)
    await settled(page)
  }
}

/** Goes on from this question. */
export async function leaveQuestion(page: Page, question: string): Promise<void> {
  const asked = page.getByRole('heading', { level: 1, name: question })
  await tapUntil(button(page, /^(下一题|看材料清单)/), (timeout) => asked.waitFor({ state: 'hidden', timeout }))
}

/** On the login page: asks for a code, reads it from the text message that was sent, agrees and goes on. */
export async function logInByCode(page: Page, hall: Hall, phone: string): Promise<void> {
  await page.getByLabel('手机号').fill(phone)
  await button(page, '发验证码').click()
  await page.getByText(`验证码发到了 ${phone}`).waitFor()
  await page.getByLabel('短信验证码').fill(lastCode(hall.sms, phone))
  await page.getByRole('checkbox', { name: '我看过并同意' }).click()
  await button(page, '登录').click()
  await page.waitForURL((url) => !url.hash.includes('/pages/login/'))
  await settled(page)
}

/** At the counter, with everything filled in from a draft: past who applies and the form, to the papers. */
export async function goToPapers(page: Page): Promise<void> {
  await heading(page, '个体工商户')
  await button(page, '下一步').click()
  await heading(page, '表单')
  await button(page, '下一步').click()
  await heading(page, /^材料/)
}

/** On the booking page, signed in: adds the person served, who is oneself. Not by the button that then books. */
export async function addMyself(page: Page, name: string, document: string): Promise<void> {
  await page.getByRole('button', { name: '填上办事人' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('姓名').fill(name)
  await sheet.getByLabel('居民身份证号码').fill(document)
  await sheet.getByRole('button', { name: '就是这位' }).click()
  await sheet.waitFor({ state: 'detached' })
  await settled(page)
}
