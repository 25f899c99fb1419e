import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type ChainedEvent, eventText, FIRST_HASH, verifyChain } from '../../shared/domain/case/hash'
import { accepted, agree, grant } from './case-course'

const sha256 = async (text: string): Promise<string> => createHash('sha256').update(text).digest('hex')

async function chained(caseId: string): Promise<ChainedEvent[]> {
  const { events } = accepted().act('reviewer', agree).act('approver', grant)
  const chain: ChainedEvent[] = []
  let hash = FIRST_HASH
  for (const event of events) {
    const wordsSealed = event.seq === 1 ? null : `sealed-${event.seq}`
    hash = await sha256(eventText(hash, caseId, event, wordsSealed))
    chain.push({ ...event, wordsSealed, hash })
  }
  return chain
}

describe('the chain of a case', () => {
  it('verifies, and gives the head to compare with the row', async () => {
    const chain = await chained('case-1')
    expect(await verifyChain('case-1', chain, sha256)).toEqual({ ok: true, head: chain[chain.length - 1]?.hash })
    expect(await verifyChain('case-1', [], sha256)).toEqual({ ok: true, head: FIRST_HASH })
  })

  it('does not depend on the order in which facts were written', () => {
    const event = { seq: 1, kind: 'pause', at: 1, actor: { kind: 'staff', id: 'a' }, role: 'reviewer' } as const
    const one = eventText('', 'c', { ...event, data: { days: 5, points: [{ a: 1, b: 2 }] } }, null)
    const other = eventText('', 'c', { ...event, data: { points: [{ b: 2, a: 1 }], days: 5, more: undefined } }, null)
    expect(other).toBe(one)
  })

  it('shows every change of any field, at the first event concerned', async () => {
    const changes: Partial<ChainedEvent>[] = [
      { kind: 'refuse' },
      { at: 1 },
      { actor: { kind: 'staff', id: 'somebody else' } },
      { actor: { kind: 'system', id: 'reviewer' } },
      { role: 'clerk' },
      { data: { stage: 'review', advice: 'disagree' } },
      { wordsSealed: 'other words' },
      { wordsSealed: null },
      { hash: 'f'.repeat(64) },
    ]
    for (const change of changes) {
      const chain = (await chained('case-1')).map((event) => (event.seq === 3 ? { ...event, ...change } : event))
      expect(await verifyChain('case-1', chain, sha256)).toEqual({ ok: false, seq: 3, why: 'hash' })
    }
  })

  it('shows what was lost, doubled, exchanged, or brought from another case', async () => {
    const chain = await chained('case-1')
    const [first, second, ...rest] = chain
    if (first === undefined || second === undefined) throw new Error('four events')
    expect(await verifyChain('case-1', [first, ...rest], sha256)).toEqual({ ok: false, seq: 2, why: 'number' })
    expect(await verifyChain('case-1', [first, first], sha256)).toEqual({ ok: false, seq: 2, why: 'number' })
    expect(await verifyChain('case-1', [second, first], sha256)).toEqual({ ok: false, seq: 1, why: 'number' })
    expect(await verifyChain('case-2', chain, sha256)).toEqual({ ok: false, seq: 1, why: 'hash' })
    // A number put right does not help.
    const moved = [first, ...rest.map((event) => ({ ...event, seq: event.seq - 1 }))]
    expect(await verifyChain('case-1', moved, sha256)).toEqual({ ok: false, seq: 2, why: 'hash' })
  })

  it('cannot shift content from one field to the next', () => {
    const event = { seq: 1, kind: 'a', at: 1, actor: { kind: 'staff', id: 'b","c' }, role: 'd', data: {} } as const
    const other = { ...event, actor: { kind: 'staff', id: 'b' }, role: 'c","d' } as const
    expect(eventText('', 'x', event, null)).not.toBe(eventText('', 'x', other, null))
  })
})
