import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Nature } from '../../shared/contract/catalogue'
import { authorityName } from '../../shared/domain/document/authority-name'
import { canonicalJson } from '../../shared/domain/document/canonical'
import { maskHolder, type PaperSetting, paperContent } from '../../shared/domain/document/content'
import type { PaperFacts } from '../../shared/domain/document/facts'
import { PAPER_KINDS, type PaperKind, paperTitle } from '../../shared/domain/document/kind'
import { isOfSeries, paperNumber } from '../../shared/domain/document/number'
import { remedies } from '../../shared/domain/document/remedies'

const NATURES: readonly Nature[] = ['licence', 'registration', 'benefit', 'filing', 'public_service']
const name = (zh: string) => ({ zh, en: `${zh} en` })
const SETTING: PaperSetting = {
  code: 'code',
  series: { word: '金市监', kind: 'refusal', year: 2026 },
  issuedAt: 1,
  authority: name('区市场监督管理局'),
  hall: name('金牛区政务服务中心'),
  hotline: '12345',
  holder: { kind: 'person', name: '欧阳小满' },
  application: '202600000001',
  item: name('食品经营许可'),
  nature: 'licence',
}
/** One of every kind. */
const FACTS: Readonly<Record<PaperKind, PaperFacts>> = {
  receipt: {
    kind: 'receipt',
    items: [{ name: name('食品经营许可'), answerDays: 5, byLaw: true, waits: false }],
    materials: [name('身份证')],
  },
  acceptance: {
    kind: 'acceptance',
    acceptedOn: '2026-09-18',
    promised: { day: '2026-09-24', provisional: false },
    statutory: { day: '2027-01-05', provisional: true },
    promisedLater: [{ material: name('平面图'), until: '2026-09-30' }],
  },
  supplement: {
    kind: 'supplement',
    missing: [{ material: name('平面图'), reason: '没有标尺寸' }],
    until: '2026-10-10',
  },
  not_accepted: {
    kind: 'not_accepted',
    reason: '归省里管',
    rightAuthority: { name: name('省市场监督管理局'), phone: '12315' },
  },
  not_needed: { kind: 'not_needed', reason: '只卖自己种的菜' },
  grant: { kind: 'grant', result: name('食品经营许可证'), certificateBy: { day: '2026-10-16', provisional: false } },
  refusal: { kind: 'refusal', reasons: ['没有洗手池'], basis: [name('食品安全法')] },
  revocation: { kind: 'revocation', reasons: ['承诺不实'], basis: [name('消防法')] },
  pause: { kind: 'pause', ground: name('检验检测'), reason: '水样送检', workingDays: 5 },
  extension: {
    kind: 'extension',
    workingDays: 5,
    reason: '专家不够',
    from: '2026-09-24',
    to: { day: '2026-10-10', provisional: false },
  },
  withdrawal: { kind: 'withdrawal', reason: '不开了' },
  result: { kind: 'result', results: [{ item: name('食品经营许可'), outcome: name('准予'), day: '2026-09-24' }] },
  filing: { kind: 'filing', filedOn: '2026-09-18' },
  inspection: {
    kind: 'inspection',
    purpose: 'before',
    again: false,
    day: '2026-09-21',
    time: '10:05',
    place: '一环路 1 号',
    officers: [
      { name: '郑踏勘员', badge: '017' },
      { name: '冯踏勘员', badge: null },
    ],
    together: [name('公众聚集场所消防安全检查')],
    outcome: 'rectify',
    points: ['洗手池没有装', '灭火器过期'],
    rectifyUntil: '2026-09-30',
    photos: 3,
    signature: { name: '何为民', how: 'signed' },
  },
  handover: {
    kind: 'handover',
    certificates: [{ name: name('食品经营许可证'), number: 'JY1' }],
    by: 'post',
    tracking: 'SF1',
  },
}
const wordsOf = (facts: PaperFacts, setting: Partial<PaperSetting> = {}) => {
  const { sheet } = paperContent(facts, { ...SETTING, ...setting })
  const rows = sheet.rows.flatMap(({ label, value }) => [label, value])
  const lists = sheet.lists.flatMap(({ title, lines }) => [title, ...lines])
  return [...sheet.body, ...rows, ...lists, ...sheet.remedies, ...sheet.notes]
}
const chinese = (...of: Parameters<typeof wordsOf>) =>
  wordsOf(...of)
    .map(({ zh }) => zh)
    .join('\n')

describe('a paper', () => {
  it('is called by the nature of the item', () => {
    expect(paperTitle('grant', 'licence').zh).toBe('准予行政许可决定书')
    expect(paperTitle('grant', 'registration').zh).toBe('准予登记通知书')
    expect(paperTitle('refusal', 'benefit').zh).toBe('不予给付决定书')
    for (const nature of NATURES.filter((one) => one !== 'licence'))
      for (const kind of PAPER_KINDS) expect(paperTitle(kind, nature).zh).not.toContain('许可')
  })
})

it('names the authority in full', () => {
  const district = { name: { zh: '金牛区', en: 'Jinniu District' } }
  const full = (zh: string) => authorityName(district, { name: { zh, en: 'Bureau' } })
  expect(full('区水务局')).toEqual({ zh: '金牛区水务局', en: 'Jinniu District Bureau' })
  expect(full('市住房公积金管理中心')).toEqual({ zh: '市住房公积金管理中心', en: 'Bureau' })
})

describe('the number', () => {
  const series = { word: '金市监', kind: 'acceptance', year: 2026 } as const

  it('names the authority, the kind, the year and the place in the run', () => {
    expect(paperNumber(series, 12)).toBe('（金市监）证照联办受〔2026〕第 00012 号')
    expect(paperNumber(series, 123456)).toBe('（金市监）证照联办受〔2026〕第 123456 号')
    for (const wrong of [0, -1, 1.5, Number.NaN]) expect(() => paperNumber(series, wrong)).toThrow(RangeError)
  })

  it('differs between any two kinds, and is known as its own series’', () => {
    const numbers = PAPER_KINDS.map((kind) => paperNumber({ ...series, kind }, 1))
    expect(new Set(numbers).size).toBe(PAPER_KINDS.length)
    for (const number of numbers)
      expect(PAPER_KINDS.filter((kind) => isOfSeries(number, { ...series, kind }))).toHaveLength(1)
    expect(isOfSeries('（金市监）证照联办受〔2026〕第 12 号', series)).toBe(false)
    expect(isOfSeries('（金市监）证照联办受〔2026〕第 ００012 号', series)).toBe(false)
  })
})

describe('what a paper says', () => {
  it.each(PAPER_KINDS)('%s is whole in both languages', (kind) => {
    for (const nature of [...NATURES, null]) {
      const words = wordsOf(FACTS[kind], { nature })
      expect(words.length).toBeGreaterThan(0)
      for (const { zh, en } of words) expect([zh.trim(), en.trim()]).not.toContain('')
      expect(words.map(({ zh }) => zh).join()).not.toMatch(/undefined|NaN|null/)
    }
  })

  it('cites the licensing law for a licence only', () => {
    for (const kind of PAPER_KINDS) expect(chinese(FACTS[kind], { nature: 'registration' })).not.toContain('行政许可')
    expect(chinese(FACTS.pause)).toContain('《中华人民共和国行政许可法》第四十五条')
    expect(chinese(FACTS.extension)).toContain('第四十二条')
  })

  it('tells reasons, basis and remedies with a refusal', () => {
    const words = chinese(FACTS.refusal)
    for (const part of [
      '没有洗手池',
      '食品安全法',
      '60 日内',
      '行政复议',
      '6 个月内',
      '《中华人民共和国行政诉讼法》第四十六条',
    ])
      expect(words).toContain(part)
    for (const kind of ['not_accepted', 'revocation'] as const) expect(chinese(FACTS[kind])).toContain('行政复议')
    expect(chinese(FACTS.grant)).not.toContain('行政复议')
    expect(
      remedies('12345')
        .map(({ zh }) => zh)
        .join(),
    ).not.toMatch(/行政复议法》第/)
  })

  it('names the right authority', () => {
    expect(chinese(FACTS.not_accepted)).toContain('省市场监督管理局')
    expect(chinese(FACTS.not_accepted)).toContain('12315')
  })

  it('stars a day that rests on provisional holidays, and says why', () => {
    expect(chinese(FACTS.acceptance)).toContain('2027年1月5日 *')
    expect(chinese(FACTS.acceptance)).toContain('带 * 的日期')
    expect(chinese(FACTS.extension)).not.toContain('*')
  })

  it('is accepted by law from the day of receipt when nothing was told', () => {
    const facts = { ...FACTS.acceptance, byLaw: { days: 5, since: 'receipt' } } as PaperFacts
    expect(chinese(facts)).toContain('从收到申请那天起就算受理')
    expect(chinese(facts)).not.toContain('材料齐全')
  })

  it('asks nothing new in a later notice', () => {
    expect(chinese({ ...FACTS.supplement, again: true } as PaperFacts)).toContain('没有新增的要求')
  })
})

describe('a record of inspection', () => {
  const { inspection } = FACTS

  it('names the officers with their numbers, the finding, what to put right until when, and who signed', () => {
    const words = chinese(inspection)
    for (const part of [
      ...['2026年9月21日 10:05', '一环路 1 号', '郑踏勘员（工号 017）、冯踏勘员', '公众聚集场所消防安全检查'],
      ...['需要整改', '洗手池没有装', '灭火器过期', '2026年9月30日', '3 张', '何为民，已现场签字'],
    ])
      expect(words).toContain(part)
  })

  it('says which look it was, that nobody would sign, and nothing that is not there', () => {
    const words = chinese({
      ...inspection,
      ...{ purpose: 'commitment', again: true, outcome: 'pass', points: [], rectifyUntil: null, photos: 0 },
      ...{ together: [], officers: [null, null], signature: { name: '何为民', how: 'refused' } },
    } as PaperFacts)
    expect(words).toContain('告知承诺')
    expect(words).toContain('整改后复查')
    expect(words).toContain('何为民，拒绝签字')
    expect(words).toContain('（未登记工作姓名）、（未登记工作姓名）')
    for (const part of ['整改期限', '照片', '同时勘验', '看到的情况']) expect(words).not.toContain(part)
  })
})

describe('the text that is signed', () => {
  it('is the same whatever the order of the keys, and another for another value', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
    expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: 2 }] })).toBe('{"a":[true,null,{"c":2,"d":"x"}],"b":1}')
    expect(canonicalJson({ a: undefined })).toBe('{}')
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1])
      expect(() => canonicalJson(wrong)).toThrow(TypeError)
  })

  it('survives being kept as text', () => {
    for (const kind of PAPER_KINDS) {
      const content = paperContent(FACTS[kind], SETTING)
      expect(canonicalJson(JSON.parse(canonicalJson(content)))).toBe(canonicalJson(content))
    }
  })
})

describe('the holder, for strangers', () => {
  it.each([
    ['person', '欧阳小满', '欧阳**'],
    ['company', '成都小满餐饮管理有限公司', '成都********公司'],
    ['household', '金牛区小满面馆', '金*****馆'],
    ['household', '小满', '**'],
  ] as const)('%s %s → %s', (kind, full, masked) => {
    expect(maskHolder({ kind, name: full })).toBe(masked)
  })
})
