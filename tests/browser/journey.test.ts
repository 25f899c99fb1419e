import { beforeAll, expect, it } from 'vitest'
import { newDesk, shot } from '../support/browser'
import { type Hall, shanghai } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { CENTRE } from '../support/visitor'
import { button, heading, settled } from './support/app'
import { Screens } from './support/screens'
import { addMyself, answerGuide, logInByCode, searchFor } from './support/steps'

const PHONE = '13912340001'
const TIME = '10:00'

const screens = new Screens()
let hall: Hall
beforeAll(async () => {
  hall = await screens.start()
})

it('goes from "我要开餐馆" to a rating that the supervisor sees', async () => {
  const clerk = await hall.staff('clerk', CENTRE)
  const supervisor = await hall.staff('supervisor', CENTRE)
  const resident = await screens.open('/pages/home/index', { expected: /ERR_INTERNET_DISCONNECTED|status of 401/ })
  const { page, context } = resident
  const picture = (name: string) => shot(page, `journey/${name}`)

  // What do I need?
  await picture('01-home')
  await searchFor(page, '开个小饭馆', '我要开餐馆', () => picture('02-search'))
  await picture('03-bundle')
  await button(page, '开始，先答几个小问题').click()
  await settled(page)
  await picture('04-guide')
  await answerGuide(page, { '用什么名义开？': '个体户', '店里一共多少平方米？': '80' })
  await heading(page, '我要开餐馆')
  await picture('05-checklist')

  // What I have is ticked, and stays so, with a network or without.
  const ticks = page.locator('.page:visible').getByRole('checkbox')
  await ticks.nth(0).click()
  await ticks.nth(1).click()
  const ticked = () => page.locator('.page:visible').getByRole('checkbox', { checked: true }).count()
  await expect.poll(ticked).toBe(2)
  await page.reload()
  await heading(page, '我要开餐馆')
  expect(await ticked()).toBe(2)
  await context.setOffline(true)
  await page.getByText('手机没有连上网，看到的可能不是最新的').waitFor()
  await ticks.nth(2).click()
  await expect.poll(ticked).toBe(3)
  await picture('06-checklist-offline')
  await context.setOffline(false)
  await page.getByText('手机没有连上网').waitFor({ state: 'detached' })

  // Where and when, and who I am.
  await button(page, '预约窗口').click()
  await settled(page)
  await picture('07-booking')
  await page.getByRole('radio', { name: new RegExp(`^${TIME}`) }).click()
  await button(page, '登录后就约').click()
  await heading(page, '用手机号登录')
  await picture('08-login')
  await logInByCode(page, hall, PHONE)
  await addMyself(page, '何为民', identityNumber())
  await page.getByText('为您留着').waitFor()
  await picture('09-confirm')
  await button(page, '就约这个').click()
  await page.waitForURL(/pages\/pass\//)
  await settled(page)
  await picture('10-booked')
  const number = await page.locator('.pass-number').textContent()
  expect(number).toMatch(/^A\d{3}$/)

  // The day comes: ten minutes before the time, the page shows the code.
  hall.clock.set(shanghai('2026-09-14 09:50'))
  await page.reload()
  const digits = page.getByText(/^\d{3}\s?\d{3}$/)
  await digits.waitFor()
  await settled(page)
  await picture('11-pass')
  const six = (await digits.textContent())?.replace(/\s/g, '')

  // At the window.
  const desk = await screens.open('/packages/staff/today/index', { on: newDesk, expected: /status of 401/ })
  await shot(desk.page, 'journey/12-staff-signed-out')
  await button(desk.page, '登录').click()
  await heading(desk.page, '用手机号登录')
  await logInByCode(desk.page, hall, clerk.phone)
  await shot(desk.page, 'journey/13-staff-today')
  await desk.page.getByLabel('签到码').fill(`${number} ${six}`)
  await desk.page.keyboard.press('Enter')
  await desk.page.getByText(`${number} 签到好了`).waitFor()
  await settled(desk.page)
  await shot(desk.page, 'journey/14-staff-checked-in')
  await button(desk.page, /^开始办/).click()
  await desk.page
    .getByRole('dialog')
    .getByRole('radio', { name: /^11 号/ })
    .click()
  await desk.page.getByRole('dialog').waitFor({ state: 'detached' })
  await button(desk.page, /^开始办/).click()
  await desk.page.getByText(`${number} 开始办了`).waitFor()
  await shot(desk.page, 'journey/15-staff-serving')
  await button(desk.page, /^办结/).click()
  await desk.page.getByRole('radio', { name: /^受理了/ }).click()
  await shot(desk.page, 'journey/16-staff-finish')
  await button(desk.page, '办结，请他评价').click()
  await desk.page.getByText(`${number} 办结了`).waitFor()
  await shot(desk.page, 'journey/17-staff-finished')
  await desk.close()

  // The phone learns of it by itself.
  await button(page, '评一评这次办得怎么样').waitFor()
  await picture('18-finished')
  await button(page, '评一评这次办得怎么样').click()
  await heading(page, '刚才办得怎么样？')
  await page.getByRole('radio', { name: '满意', exact: true }).click()
  await page.getByText('一次讲清楚').click()
  await page.getByLabel('想说点什么').fill('十分钟就办好了')
  await picture('19-rating')
  await button(page, '交上去').click()
  await heading(page, '收到了，谢谢您').catch(() => page.getByText('收到了，谢谢您').first().waitFor())
  await picture('20-rated')
  await resident.close()

  const office = await screens.open('/packages/staff/ratings/index', { on: newDesk })
  await button(office.page, '登录').click()
  await heading(office.page, '用手机号登录')
  await logInByCode(office.page, hall, supervisor.phone)
  await office.page.getByText('十分钟就办好了').waitFor()
  await office.page.getByText('满意', { exact: true }).waitFor()
  await shot(office.page, 'journey/21-supervisor')
  await office.close()
})
