import { describe, expect, it } from 'vitest'
import type { AgentView, ApplicantView, FormValues } from '../../shared/contract/application-part'
import { NO_DELIVERY } from '../../shared/domain/delivery'
import { type DraftContent, NO_AGENT } from '../../shared/domain/draft'
import { type FormField, formOf } from '../../shared/domain/form'
import { fillFrom, untouched } from '../../shared/domain/taken-over'
import { catalogueOf } from '../support/catalogue'

const TODAY = '2026-11-30'
const USCC = '91350100M000100Y43'
const NUMBER = 'JY25101060012345'
const catalogue = catalogueOf()
const change = formOf(catalogue, [{ id: 'food-licence', variant: 'change' }])

const SHOP: ApplicantView = {
  kind: 'household',
  name: '小满面馆',
  person: '李小满',
  uscc: null,
  documentKind: 'id_card',
  document: '11010519491231002X',
  phone: '13800138000',
  address: '金牛区样例路 8 号 1 楼',
}
const ESTABLISHED: FormValues = {
  'licence-state': 'none',
  'shop-name': '小满面馆',
  'person-in-charge': '李小满',
  address: '金牛区样例路 8 号 1 楼',
  'food-business': 'catering',
  'food-items': ['hot'],
  area: 80,
  remark: '上回说的话',
}

const content = (part: Partial<DraftContent> = {}): DraftContent => ({
  applicant: SHOP,
  agent: null,
  form: ESTABLISHED,
  delivery: NO_DELIVERY,
  ...part,
})
const agent = (part: Partial<AgentView> = {}): AgentView => ({
  ...NO_AGENT,
  name: '帮办员',
  documentKind: 'id_card',
  document: '11010519491231002X',
  phone: '13800138001',
  scope: 'all',
  untilDay: '2027-01-31',
  ...part,
})
const fill = (own: DraftContent, others: readonly DraftContent[] = [], form: readonly FormField[] = change) =>
  fillFrom(form, { number: NUMBER, issued: [NUMBER, USCC], own, others }, TODAY)

describe('a draft that is begun from a certificate', () => {
  it('is filled field by field, with the number of the certificate and the code of the licence issued with it', () => {
    const filled = fill(content())
    expect(filled?.content.applicant).toEqual({ ...SHOP, uscc: USCC })
    expect(filled?.content.form).toMatchObject({
      'old-number-food-licence': NUMBER,
      'food-business': 'catering',
      'shop-name': '小满面馆',
      uscc: USCC,
      'licence-state': 'have',
    })
    expect(filled?.parts).toEqual(
      expect.arrayContaining([
        'applicant.name',
        'applicant.uscc',
        'form.food-business',
        'form.old-number-food-licence',
      ]),
    )
  })

  it('takes nothing that is said anew, that nobody asks for here, or that the field does not take any more', () => {
    const form = change.map((field) =>
      field.id === 'food-business' && 'options' in field
        ? { ...field, options: field.options.filter(({ id }) => id !== 'catering') }
        : field,
    )
    const said = { ...ESTABLISHED, 'what-changes-food-licence': '上回改的地方' }
    const filled = fill(content({ form: said }), [], form)
    const names = Object.keys(filled?.content.form ?? {})
    expect(names).toContain('shop-name')
    for (const gone of ['food-business', 'what-changes-food-licence', 'remark', 'area'])
      expect(names).not.toContain(gone)
  })

  it('asks others of the same holder and premises only for what its own does not say', () => {
    const bare = content({ form: { 'shop-name': '小满面馆' } })
    const later = content({ form: { ...ESTABLISHED, 'shop-name': '别的写法', 'food-business': 'sales' } })
    expect(fill(bare, [later])?.content.form).toMatchObject({ 'shop-name': '小满面馆', 'food-business': 'sales' })
    const others: Partial<ApplicantView>[] = [
      { document: '110105194912310038' },
      { kind: 'company' },
      { address: '金牛区另一条路 1 号' },
      { name: '大满面馆' },
    ]
    for (const other of others) {
      const filled = fill(bare, [content({ applicant: { ...SHOP, ...other } })])
      expect(filled?.content.form['food-business']).toBeUndefined()
    }
  })

  it('shows an agent nothing that the authorisation does not cover', () => {
    const covered = fill(content({ agent: agent() }))
    expect(covered?.content.agent).toEqual(agent())
    expect(covered?.parts).toContain('agent.name')
    expect(fill(content({ agent: agent({ untilDay: '2026-11-29' }) }))).toBeNull()
    expect(fill(content({ agent: agent({ scope: 'submit' }) }))).toBeNull()
    const other = content({ agent: agent({ scope: 'submit' }) })
    expect(fill(content({ form: {} }), [other])?.content.form['food-business']).toBeUndefined()
  })

  it('of a person is filled without a code of a business', () => {
    const person: ApplicantView = { ...SHOP, kind: 'person', name: '李小满', person: null }
    expect(fill(content({ applicant: person }))?.content.applicant.uscc).toBeNull()
  })
})

it('what somebody has touched since counts as said', () => {
  const parts = ['applicant.name', 'form.area', 'agent.name']
  expect(untouched(parts, {})).toEqual(parts)
  expect(untouched(parts, { 'form.area': 3 })).toEqual(['applicant.name', 'agent.name'])
  expect(untouched(parts, { agent: 2 })).toEqual(['applicant.name', 'form.area'])
})
