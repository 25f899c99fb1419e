import { beforeAll, describe, expect, it } from 'vitest'
import { shot } from '../support/browser'
import type { Hall } from '../support/hall'
import { overApplication } from '../support/over'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, heading, openPage, type Reading, settled, tapUntil } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const ENGLISH_LARGE: Reading = { language: 'en', largeType: true }
const MINE = '/pages/mine/index'

const screens = new Screens()
let hall: Hall

beforeAll(async () => {
  hall = await screens.start()
})

describe('an application that is over', () => {
  it('waits on 我的 to be rated, and no longer once it is', async () => {
    const owner = await hall.login('13600007401')
    await overApplication(hall, owner, await hall.staff('clerk', CENTRE))
    const english = await screens.open(MINE, { as: owner, reading: ENGLISH_LARGE })
    await english.page.getByText('Waiting for your rating').waitFor()
    await shot(english.page, 'rating/mine-en')
    expect(await layoutFaults(english.page)).toEqual([])

    const { page } = await screens.open(MINE, { as: owner })
    const row = button(page, /整件事办完了/)
    await row.waitFor()
    await settled(page)
    await shot(page, 'rating/mine')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await tapUntil(row, (timeout) => page.waitForURL(/rating\/rate/, { timeout }))
    await heading(page, '这次办得怎么样？')
    await page.getByRole('radio', { name: '满意', exact: true }).click()
    await button(page, '交上去').click()
    await page.getByText('收到了，谢谢您').waitFor()
    await openPage(page, hall, MINE)
    expect(await page.getByText('等您评价').count()).toBe(0)
  })

  it('does not wait there any more when the time to rate is over', async () => {
    const owner = await hall.login('13600007402')
    await overApplication(hall, owner, await hall.staff('clerk', CENTRE))
    hall.clock.advance(8 * 86_400_000)
    const { page } = await screens.open(MINE, { as: await hall.login('13600007402') })
    await page.getByText('全部办件').waitFor()
    expect(await page.getByText('等您评价').count()).toBe(0)
  })
})
