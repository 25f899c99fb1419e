import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate } from '../../shared/contract/certificate'
import { dayOf } from '../../shared/domain/time'
import { newPhone, shot } from '../support/browser'
import { accountOf, type Hall, type Login } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { sweep } from '../support/late'
import { Back } from '../support/under-way'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

/** Granted on a written commitment, and checked afterwards. */
const FIRE = 'fire-check'

const screens = new Screens()
let hall: Hall
let back: Back
let owner: Login
let issuer: Login

beforeAll(async () => {
  hall = await screens.start()
  back = new Back(hall)
  owner = await hall.login('13912346011')
  issuer = await hall.staff('issuer', CENTRE)
})
afterAll(() => back?.close())

describe('a certificate that was replaced before anybody collected it', () => {
  const who = { applicant: { document: identityNumber() } }
  const promised = async (variant: 'establish' | 'change', more: Parameters<Back['submit']>[2]) => {
    const application = await back.submit(accountOf(owner), [{ item: FIRE, variant, route: 'commitment' }], more)
    const grant = { kind: 'grant', data: {} } as const
    await back.act(application.caseOf(FIRE), [{ kind: 'accept', data: {} }, grant])
    return application
  }
  const issue = async ({ id, caseOf }: Awaited<ReturnType<typeof promised>>, number: string, more: object = {}) => {
    const body = { base: back.versionOf(id), number, validFrom: dayOf(hall.clock.now()), ...more }
    return (await hall.call(issueCertificate, { as: issuer, params: { id: caseOf(FIRE) }, body })).answer
  }

  it('is said to be so, as long as its promise is still to be checked', async () => {
    const before = await promised('establish', who)
    const first = await issue(before, '消安字一号')
    const next = await promised('change', { ...who, form: { [`old-number-${FIRE}`]: first.number } })
    await issue(next, '消安字二号', { replaces: first.id })
    hall.clock.advance(1)
    await sweep(hall)

    const path = `/packages/apply/progress/index?id=${before.id}`
    const { page } = await screens.open(path, { as: owner, on: newPhone })
    await page.getByText('不用领了').first().waitFor()
    await shot(page, 'certificate/superseded')
    const text = await page.locator('body').textContent()
    expect(text).toContain('承诺还会上门核对')
    expect(text).not.toMatch(/领走了|都办好了|可以领证/)
    expect([await layoutFaults(page), await graveFindings(page)]).toEqual([[], []])
  })
})
