import { describe, expect, it } from 'vitest'
import { linkPlan } from '../../shared/domain/account-link'
import { CODES_A_DAY, codeRefusal, type SentCode, waitBeforeCode } from '../../shared/domain/login-code'
import { refreshVerdict, type SessionFacts } from '../../shared/domain/session'
import { instantOf } from '../../shared/domain/time'

const NOW = instantOf('2026-09-14', 510)
const MIDNIGHT = instantOf('2026-09-15', 0)

describe('login code', () => {
  const code: SentCode = {
    createdAt: NOW,
    expiresAt: NOW + 300_000,
    usedAt: null,
    attempts: 0,
    sentDay: '2026-09-14',
    sentToday: 1,
  }

  it('may be sent again after a minute, and after ten tomorrow', () => {
    expect(waitBeforeCode(null, NOW, MIDNIGHT)).toBe(0)
    expect(waitBeforeCode(code, NOW, MIDNIGHT)).toBe(60_000)
    expect(waitBeforeCode(code, NOW + 60_000, MIDNIGHT)).toBe(0)
    const last = { ...code, sentToday: CODES_A_DAY }
    expect(waitBeforeCode(last, NOW + 60_000, MIDNIGHT)).toBe(MIDNIGHT - NOW - 60_000)
    expect(waitBeforeCode(last, MIDNIGHT, MIDNIGHT + 86_400_000)).toBe(0)
  })

  it('is compared while it is fresh, unused and guessed at less than five times', () => {
    expect(codeRefusal(code, NOW + 299_999)).toBeNull()
    expect(codeRefusal(code, NOW + 300_000)).toBe('CODE_EXPIRED')
    expect(codeRefusal({ ...code, usedAt: NOW }, NOW)).toBe('CODE_EXPIRED')
    expect(codeRefusal({ ...code, attempts: 4 }, NOW)).toBeNull()
    expect(codeRefusal({ ...code, attempts: 5 }, NOW)).toBe('CODE_TOO_MANY')
    expect(codeRefusal(null, NOW)).toBe('CODE_EXPIRED')
  })
})

describe('refresh', () => {
  const session: SessionFacts = {
    refreshHash: 'new',
    previousHash: 'last',
    rotatedAt: NOW,
    expiresAt: NOW + 1000_000,
    revokedAt: null,
    revokedWhy: null,
  }

  it.each([
    ['the token in force', session, 'new', 0, 'rotate'],
    ['the last one, at once', session, 'last', 29_999, 'repeat'],
    ['the last one, later', session, 'last', 30_000, 'reused'],
    ['an older one', session, 'old', 0, 'reused'],
    ['a first token, unknown', { ...session, previousHash: null, rotatedAt: null }, 'old', 0, 'reused'],
    ['a session that has run out', session, 'new', 1000_000, 'ended'],
    ['a session that was logged out', { ...session, revokedAt: NOW, revokedWhy: 'logout' }, 'new', 0, 'ended'],
    ['a session that a reuse ended', { ...session, revokedAt: NOW, revokedWhy: 'reused' }, 'new', 0, 'ended_by_reuse'],
  ] as const)('of %s', (_, facts, hash, after, verdict) => {
    expect(refreshVerdict(facts, hash, NOW + after)).toBe(verdict)
  })
})

describe('which account a WeChat identity and a phone lead to', () => {
  const wechat = { id: 'w', hasPhone: false }
  const full = { id: 'w', hasPhone: true }
  it.each([
    ['nobody is known', null, { proved: false, accountId: null }, { plan: 'create' }],
    ['a new phone and a new WeChat', null, { proved: true, accountId: null }, { plan: 'create' }],
    ['WeChat alone', wechat, { proved: false, accountId: null }, { plan: 'use', accountId: 'w' }],
    ['the phone of an account', null, { proved: true, accountId: 'p' }, { plan: 'set_wechat', accountId: 'p' }],
    ['a first phone', wechat, { proved: true, accountId: null }, { plan: 'set_phone', accountId: 'w' }],
    ['a new phone', full, { proved: true, accountId: null }, { plan: 'set_phone', accountId: 'w' }],
    ['both of one account', full, { proved: true, accountId: 'w' }, { plan: 'use', accountId: 'w' }],
    ['an account without phone', wechat, { proved: true, accountId: 'p' }, { plan: 'join', from: 'w', into: 'p' }],
    ['two full accounts', full, { proved: true, accountId: 'p' }, { plan: 'conflict', accountId: 'w' }],
  ] as const)('%s', (_, known, phone, plan) => {
    expect(linkPlan(known, phone)).toEqual(plan)
  })
})
