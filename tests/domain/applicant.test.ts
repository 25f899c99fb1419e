import { describe, expect, it } from 'vitest'
import {
  type Agent,
  type Applicant,
  agentMay,
  checkAgent,
  checkApplicant,
  maskApplicant,
  normaliseAgent,
  normaliseApplicant,
} from '../../shared/domain/applicant'

const TODAY = '2026-11-23'
const PERSON: Applicant = {
  kind: 'person',
  name: '李小满',
  person: null,
  uscc: null,
  documentKind: 'id_card',
  document: '11010519491231002X',
  phone: '13800138000',
  address: null,
}
const SHOP: Applicant = { ...PERSON, kind: 'household', name: '小满面馆', person: '李小满', address: '样例路 8 号' }
const COMPANY: Applicant = { ...SHOP, kind: 'company', name: '成都小满餐饮有限公司', uscc: '91350100M000100Y43' }
const AGENT: Agent = {
  name: '王帮办',
  documentKind: 'id_card',
  document: '11010519491231002X',
  phone: '13900139000',
  scope: 'submit',
  untilDay: '2026-12-31',
}
const existing = { today: TODAY, isNewBusiness: false }
const founding = { today: TODAY, isNewBusiness: true }

describe('an applicant', () => {
  it.each([
    ['person', PERSON, existing],
    ['个体工商户 that applies for its first licence', SHOP, founding],
    ['company', COMPANY, existing],
    ['company that is being founded', { ...COMPANY, uscc: null }, founding],
  ] as const)('a whole %s', (_, applicant, check) => {
    expect(checkApplicant(applicant, check)).toEqual([])
  })

  it.each<[Partial<Applicant>, { part: string; problem: string }[]]>([
    [{ kind: null }, [{ part: 'kind', problem: 'MISSING' }]],
    [{ name: '  ' }, [{ part: 'name', problem: 'MISSING' }]],
    [{ person: null }, [{ part: 'person', problem: 'MISSING' }]],
    [{ address: '' }, [{ part: 'address', problem: 'MISSING' }]],
    [{ uscc: null }, [{ part: 'uscc', problem: 'MISSING' }]],
    [{ uscc: '91350100M000100Y44' }, [{ part: 'uscc', problem: 'CHECK_DIGIT' }]],
    [{ document: '110105194912310021' }, [{ part: 'document', problem: 'CHECK_DIGIT' }]],
    [
      { document: null, phone: '123' },
      [
        { part: 'document', problem: 'MISSING' },
        { part: 'phone', problem: 'FORMAT' },
      ],
    ],
  ])('a company with %o', (change, problems) => {
    expect(checkApplicant({ ...COMPANY, ...change }, existing)).toEqual(problems)
  })

  it('is checked by its code even while it is being founded, when it gives one', () => {
    expect(checkApplicant({ ...COMPANY, uscc: '1' }, founding)).toEqual([{ part: 'uscc', problem: 'LENGTH' }])
  })

  it('asks a person for no company and drops what was filled in for one', () => {
    expect(checkApplicant({ ...PERSON, uscc: 'nonsense' }, existing)).toEqual([])
    expect(normaliseApplicant({ ...COMPANY, kind: 'person' })).toMatchObject({ person: null, uscc: null })
  })

  it('is kept in one form, whatever was typed around it', () => {
    const typed = {
      ...COMPANY,
      uscc: ' 9135 0100m000100y43',
      document: '11010519491231002x',
      phone: '+86 138-0013-8000',
    }
    expect(normaliseApplicant(typed)).toEqual(COMPANY)
    expect(normaliseApplicant(normaliseApplicant(typed))).toEqual(COMPANY)
  })

  it('is masked for other eyes, but a company’s name and code are public', () => {
    expect(maskApplicant(COMPANY)).toEqual({
      ...COMPANY,
      person: '李**',
      document: '110***********002X',
      phone: '138****8000',
      address: '***',
    })
    expect(maskApplicant(SHOP).name).toBe('小***')
    expect(maskApplicant({ ...PERSON, phone: null })).toMatchObject({ name: '李**', phone: null, address: null })
  })
})

describe('经办人', () => {
  it('needs a name, a document, a phone, a scope and a last day', () => {
    expect(checkAgent(AGENT, TODAY)).toEqual([])
    const empty = { name: null, documentKind: null, document: null, phone: null, scope: null, untilDay: null }
    expect(checkAgent(empty, TODAY).map(({ part }) => part)).toEqual(Object.keys(empty))
    expect(normaliseAgent({ ...AGENT, document: '11010519491231002x', name: ' 王帮办 ' })).toEqual(AGENT)
  })

  it.each([
    ['2026-11-22', [{ part: 'untilDay', problem: 'OVER' }]],
    ['2026-11-23', []],
    ['2027-11-24', []],
    ['2027-11-25', [{ part: 'untilDay', problem: 'TOO_LONG' }]],
  ])('an authorisation until %s', (untilDay, problems) => {
    expect(checkAgent({ ...AGENT, untilDay }, TODAY)).toEqual(problems)
  })

  it('acts within the scope, up to and with the last day', () => {
    const all: Agent = { ...AGENT, scope: 'all' }
    expect(agentMay(AGENT, 'submit', '2026-12-31')).toBe(true)
    expect(agentMay(AGENT, 'submit', '2027-01-01')).toBe(false)
    for (const act of ['supplement', 'withdraw', 'collect'] as const) {
      expect(agentMay(AGENT, act, TODAY)).toBe(false)
      expect(agentMay(all, act, TODAY)).toBe(true)
    }
    expect(agentMay({ ...AGENT, scope: null }, 'submit', TODAY)).toBe(false)
    expect(agentMay({ ...AGENT, untilDay: null }, 'submit', TODAY)).toBe(false)
  })
})
