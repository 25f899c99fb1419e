import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDraft, readApplication, removeDraft, saveDraft } from '../../shared/contract/application'
import type { AgentView, ApplicantView, FormValues } from '../../shared/contract/application-part'
import { readMyCertificate } from '../../shared/contract/certificate'
import type { Variant } from '../../shared/contract/service-item'
import { NO_AGENT } from '../../shared/domain/draft'
import { Issuing, SEWER, SIGN } from '../support/issuing'
import { CENTRE } from '../support/visitor'

const FORM: FormValues = { 'shop-name': '小满面馆', 'sewage-kind': 'catering', remark: '上回说的话' }
const USCC = '91350100M000100Y43'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

interface More {
  applicant?: Partial<ApplicantView>
  agent?: AgentView
  form?: FormValues
}

const shop = (part: Partial<ApplicantView> = {}): Partial<ApplicantView> => ({
  kind: 'household',
  name: '小满面馆',
  person: '李小满',
  uscc: USCC,
  document: at.back.document(),
  ...part,
})

let count = 0
async function held(more: More = {}) {
  const application = await at.granted([{ item: SEWER }], { applicant: shop(), form: FORM, ...more })
  const number = `川金排〔2026〕${++count}号`
  const { answer } = await at.issue(application, SEWER, { number })
  return { id: answer.id, number }
}

const begin = (certificateId: string, variant: Variant = 'change', as = at.owner, item = SEWER) =>
  at.hall.call(openDraft, { as, body: { subject: { kind: 'item', id: item }, variant, certificateId } })

async function drop(id: string): Promise<void> {
  await at.hall.call(removeDraft, { as: at.owner, params: { id } })
}

describe('a draft begun from a certificate', () => {
  it('is filled from what it came from, says so, and every part can be changed', async () => {
    const { id, number } = await held()
    const { answer } = await begin(id)
    expect(answer.applicant).toMatchObject({ kind: 'household', name: '小满面馆', uscc: USCC })
    expect(answer.form).toMatchObject({ 'shop-name': '小满面馆', [`old-number-${SEWER}`]: number })
    expect(answer.form.remark).toBeUndefined()
    expect(answer.pointId).toBe(CENTRE)
    const { certificateId, parts } = answer.takenOver ?? { certificateId: '', parts: [] }
    expect(certificateId).toBe(id)
    expect(parts).toEqual(expect.arrayContaining(['point', 'applicant.name', 'form.shop-name']))
    const params = { id: answer.id }
    const body = { base: answer.version, applicant: { name: '大满面馆' }, form: { 'shop-name': '大满面馆' } }
    await at.hall.call(saveDraft, { as: at.owner, params, body })
    const { answer: after } = await at.hall.call(readApplication, { as: at.owner, params })
    expect(after.takenOver?.parts).toContain('applicant.person')
    expect(after.takenOver?.parts).not.toContain('applicant.name')
    expect(after.takenOver?.parts).not.toContain('form.shop-name')
    await drop(answer.id)
  })

  it('is one a certificate and kind: a second phone goes on with it, a 延续 is not the 变更', async () => {
    const [one, other] = [await held(), await held()]
    const { answer: change } = await begin(one.id)
    expect((await begin(one.id)).answer.id).toBe(change.id)
    const { answer: renew } = await begin(one.id, 'renew')
    const { answer: ofOther } = await begin(other.id)
    expect(new Set([change.id, renew.id, ofOther.id]).size).toBe(3)
    expect(renew.items.map(({ variant }) => variant)).toEqual(['renew'])
    expect(ofOther.form[`old-number-${SEWER}`]).toBe(other.number)
    for (const draft of [change, renew, ofOther]) await drop(draft.id)
  })

  it('is filled from later applications of the same shop where its own says nothing, and never from another person’s', async () => {
    const who = shop()
    const { id } = await held({ applicant: who, form: { remark: '没写店名' } })
    await held({ applicant: shop({ document: at.back.document() }), form: { 'shop-name': '别人的店' } })
    const bare = (await begin(id)).answer
    expect(bare.form['shop-name']).toBe('小满面馆')
    expect(bare.takenOver?.parts).toContain('form.shop-name')
    await drop(bare.id)
    const lines = JSON.stringify(bare)
    expect(lines).not.toContain('别人的店')
  })

  it('shows an agent nothing when the authorisation is over: who applies has to be said again', async () => {
    const agent: AgentView = {
      ...NO_AGENT,
      ...{ name: '帮办员', documentKind: 'id_card', document: at.back.document(), phone: '13800138001' },
      ...{ scope: 'submit', untilDay: '2027-01-31' },
    }
    const { id } = await held({ agent })
    const { answer } = await begin(id)
    expect(answer.applicant).toMatchObject({ name: null, document: null, address: null })
    expect(answer.agent).not.toBeNull()
    expect(answer.takenOver).toBeNull()
    expect(JSON.stringify(answer)).not.toContain('李小满')
    await drop(answer.id)
    const covered = await held({ agent: { ...agent, scope: 'all' } })
    const { answer: whole } = await begin(covered.id)
    expect(whole.applicant.name).toBe('小满面馆')
    expect(whole.agent).toMatchObject({ name: '帮办员', scope: 'all' })
    await drop(whole.id)
  })

  it('is of one’s own certificate, of the item that issued it, and for something that is done with it', async () => {
    const { id } = await held()
    expect((await begin(id, 'change', at.stranger)).code).toBe('NOT_FOUND')
    expect((await begin('nothing')).code).toBe('NOT_FOUND')
    expect((await begin(id, 'change', at.owner, SIGN)).code).toBe('BAD_FIELD')
    expect((await begin(id, 'establish')).code).toBe('BAD_FIELD')
  })

  it('keeps what it was filled with sealed: nothing personal stands beside it', async () => {
    const { id } = await held()
    const { answer } = await begin(id)
    const row = at.hall.db.prepare('SELECT * FROM application WHERE id = ?').get([answer.id])
    expect(JSON.stringify(row)).not.toMatch(/小满|91350100M000100Y43/)
    await drop(answer.id)
  })
})

it('what it issues ends the certificate it was begun from, also where the holder has several', async () => {
  const who = shop()
  const [one, other] = [await held({ applicant: who }), await held({ applicant: who })]
  const application = await at.back.submit(at.owner.accountId, [{ item: SEWER, variant: 'renew' }], { applicant: who })
  at.hall.db.prepare('UPDATE application SET about = ? WHERE id = ?').run([`renew/${one.id}`, application.id])
  await at.back.grant(application.caseOf(SEWER))
  const { answer } = await at.issue(application, SEWER)
  expect(answer.previousId).toBe(one.id)
  const params = { id: other.id }
  expect((await at.hall.call(readMyCertificate, { as: at.owner, params })).answer.status).toBe('valid')
})
