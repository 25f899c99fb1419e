import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../shared/contract/case-command'
import * as certificate from '../../shared/contract/certificate'
import { handlingOf } from '../../shared/domain/case/workflow-of'
import { actOn, lookAt } from '../support/application'
import type { Login } from '../support/hall'
import { Issuing, SIGN } from '../support/issuing'
import { authorise } from '../support/officers'
import { CENTRE } from '../support/visitor'

let at: Issuing
/** What is decided on the spot is decided at the window (即办件). */
let clerk: Login

beforeAll(async () => {
  at = await Issuing.start()
  clerk = await at.hall.staff('clerk', CENTRE)
  authorise(at.hall, clerk, 'urban', ['sign-permit'])
})
afterAll(() => at?.close())

const rowOf = (id: string) =>
  at.hall.db.prepare('SELECT number, state, expires_at, remind_at FROM certificate WHERE id = ?').get([id]) as {
    number: string
    state: string
    expires_at: number | null
    remind_at: number | null
  }
const publishedOf = (caseId: string) =>
  (
    at.hall.db.prepare('SELECT state FROM published_grant WHERE case_id = ?').get([caseId]) as
      | { state: string }
      | undefined
  )?.state
const about = (item: string, number: string) => ({ form: { [`old-number-${item}`]: number } })

/** A certificate that holds until a day, and its holder. */
async function held(item: string) {
  const who = { applicant: { document: at.back.document() } }
  const application = await at.granted([{ item }], who)
  const { answer } = await at.issue(application, item, { validUntil: '2031-09-13' })
  return { who, id: answer.id, caseId: application.caseOf(item) }
}

describe('注销 that is granted', () => {
  it('ends the certificate in the same write, takes its grant off the list and publishes nothing itself', async () => {
    const one = await held(SIGN)
    expect(publishedOf(one.caseId)).toBe('valid')
    const more = { ...one.who, ...about(SIGN, rowOf(one.id).number) }
    const application = await at.back.submit(at.owner.accountId, [{ item: SIGN, variant: 'cancel' }], more)
    const desk = await lookAt(at.hall, clerk, application.id)
    expect(desk.cases[0]?.previous).toMatchObject({
      named: one.id,
      held: [{ id: one.id, number: rowOf(one.id).number }],
    })
    const command = { kind: 'grant', data: {} } as const
    const { answer } = await actOn(at.hall, clerk, desk, [{ caseId: application.caseOf(SIGN), command }])
    expect(answer.cases[0]).toMatchObject({ state: 'closed', previous: null })
    expect(rowOf(one.id)).toMatchObject({ state: 'cancelled', expires_at: null, remind_at: null })
    expect(await at.own(one.id)).toMatchObject({ status: 'cancelled' })
    expect([publishedOf(one.caseId), publishedOf(application.caseOf(SIGN))]).toEqual(['ended', undefined])
    const { answer: list } = await at.hall.call(certificate.listPublishedGrants, { query: {} })
    expect(list.grants.filter(({ variant }) => variant === 'cancel')).toEqual([])
    expect(at.count("SELECT COUNT(*) AS n FROM audit WHERE action = 'cancelled' AND entity_id = ?", one.id)).toBe(1)
  })

  it('that is refused, or withdrawn, ends nothing', async () => {
    const one = await held(SIGN)
    const more = { ...one.who, ...about(SIGN, rowOf(one.id).number) }
    const act = async (command: DeskCommand) => {
      const application = await at.back.submit(at.owner.accountId, [{ item: SIGN, variant: 'cancel' }], more)
      const desk = await lookAt(at.hall, clerk, application.id)
      return actOn(at.hall, clerk, desk, [{ caseId: application.caseOf(SIGN), command }])
    }
    expect((await act({ kind: 'refuse', data: { grounds: ['条例'] }, words: '还挂着' })).code).toBeNull()
    expect((await act({ kind: 'withdraw', data: {}, words: '不拆了' })).code).toBeNull()
    expect([rowOf(one.id).state, publishedOf(one.caseId)]).toEqual(['valid', 'valid'])
  })

  it('must say which one where that is not clear, and may say that it is none of those', async () => {
    const one = await held(SIGN)
    const [wrong, none] = await Promise.all(
      ['不是这张', '老证'].map((number) =>
        at.back.submit(at.owner.accountId, [{ item: SIGN, variant: 'cancel' }], { ...one.who, ...about(SIGN, number) }),
      ),
    )
    if (!wrong || !none) throw new Error('nothing was submitted')
    const grant = async (application: typeof wrong, data: { ends?: string | null }) => {
      const desk = await lookAt(at.hall, clerk, application.id)
      const command = { kind: 'grant', data } as const
      return actOn(at.hall, clerk, desk, [{ caseId: application.caseOf(SIGN), command }])
    }
    expect((await grant(wrong, {})).code).toBe('CERTIFICATE_UNKNOWN')
    expect((await grant(wrong, { ends: 'not-mine' })).code).toBe('CERTIFICATE_UNKNOWN')
    expect((await grant(none, { ends: null })).code).toBeNull()
    expect(rowOf(one.id).state).toBe('valid')
    expect((await grant(wrong, { ends: one.id })).code).toBeNull()
    expect(rowOf(one.id).state).toBe('cancelled')
  })

  it('ends a certificate once, when two are granted at the same moment', async () => {
    const one = await held(SIGN)
    const more = { ...one.who, ...about(SIGN, rowOf(one.id).number) }
    const submit = () => at.back.submit(at.owner.accountId, [{ item: SIGN, variant: 'cancel' }], more)
    const both = [await submit(), await submit()]
    const writes = await Promise.all(
      both.map((application) => at.back.prepare(application.caseOf(SIGN), [{ kind: 'grant', data: { ends: one.id } }])),
    )
    const done = await Promise.allSettled(writes.map((write) => write()))
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(rowOf(one.id).state).toBe('cancelled')
  })

  it('is for every item of the catalogue that issues a certificate and can be cancelled', async () => {
    const items = at.back.deps.catalogue.items.filter(
      (item) =>
        item.variants.some(({ variant }) => variant === 'cancel') &&
        handlingOf(item, 'establish', 'ordinary').result === 'certificate' &&
        handlingOf(item, 'establish', 'ordinary').outside === undefined,
    )
    expect(items.map(({ id }) => id).sort()).toEqual([
      'business-licence',
      'food-licence',
      'individual-licence',
      'road-transport-licence',
      SIGN,
    ])
    for (const { id: item } of items) {
      const who = { applicant: { document: at.back.document(), kind: 'company', uscc: '91350100M000100Y43' } as const }
      const first = await at.granted([{ item }], who)
      const { answer } = await at.issue(first, item)
      const more = { ...who, ...about(item, answer.number) }
      const application = await at.back.submit(at.owner.accountId, [{ item, variant: 'cancel' }], more)
      await at.back.grant(application.caseOf(item))
      expect([item, rowOf(answer.id).state, publishedOf(application.caseOf(item))]).toEqual([
        item,
        'cancelled',
        undefined,
      ])
    }
  })
})
