import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_DELIVERY } from '../../shared/domain/delivery'
import { type DraftContent, type DraftPatch, type Marks, mergeDraft, NO_APPLICANT } from '../../shared/domain/draft'

const EMPTY: DraftContent = { applicant: NO_APPLICANT, agent: null, form: {}, delivery: NO_DELIVERY }

describe('changes of two devices', () => {
  it('to different parts are both kept', () => {
    const one = mergeDraft(EMPTY, {}, { form: { area: 120 } }, 1)
    if (!one.ok) throw new Error('refused')
    const other = mergeDraft(one.content, { 'form.area': 2 }, { applicant: { name: '小满面馆' } }, 1)
    expect(other).toMatchObject({ ok: true, changed: ['applicant.name'], content: { form: { area: 120 } } })
  })

  it('to the same part are refused by name, unless they are the same', () => {
    const kept = { ...EMPTY, form: { area: 120 } }
    expect(mergeDraft(kept, { 'form.area': 2 }, { form: { area: 80 } }, 1)).toEqual({
      ok: false,
      conflicts: ['form.area'],
    })
    expect(mergeDraft(kept, { 'form.area': 2 }, { form: { area: 120 } }, 1)).toMatchObject({ ok: true, changed: [] })
    expect(mergeDraft(kept, { 'form.area': 2 }, { form: { area: 80 } }, 2)).toMatchObject({ ok: true })
  })

  it('empty a field with null or a blank, once', () => {
    const kept = { ...EMPTY, form: { area: 120, name: '面' } }
    const merged = mergeDraft(kept, {}, { form: { area: null, name: '' }, applicant: { name: '' } }, 1)
    expect(merged).toMatchObject({ ok: true, changed: ['form.area', 'form.name'], content: { form: {} } })
  })

  it('take an agent away and change the agent only one after the other', () => {
    const agent = { name: '帮办', documentKind: null, document: null, phone: null, scope: null, untilDay: null }
    const kept = { ...EMPTY, agent }
    expect(mergeDraft(kept, { 'agent.name': 3 }, { agent: null }, 2)).toEqual({ ok: false, conflicts: ['agent'] })
    expect(mergeDraft({ ...kept, agent: null }, { agent: 3 }, { agent: { name: '别人' } }, 2)).toMatchObject({
      ok: false,
    })
    expect(mergeDraft(kept, {}, { agent: null }, 2)).toMatchObject({ ok: true, content: { agent: null } })
    expect(mergeDraft(EMPTY, {}, { agent: {} }, 1)).toMatchObject({ ok: true, changed: ['agent'] })
  })

  it('never lose a value that was taken: the last one taken of each part stands, the others were refused', () => {
    const patch = fc.record({ part: fc.constantFrom('a', 'b', 'c'), value: fc.nat(3), behind: fc.nat(3) })
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 30 }), (saves) => {
        let content = EMPTY
        let marks: Marks = {}
        let version = 1
        const taken = new Map<string, { value: number; version: number }>()
        for (const { part, value, behind } of saves) {
          const base = Math.max(1, version - behind)
          const change: DraftPatch = { form: { [part]: value } }
          const merged = mergeDraft(content, marks, change, base)
          const before = taken.get(part)
          const isUnseen = before !== undefined && before.version > base && before.value !== value
          expect(merged.ok).toBe(!isUnseen)
          if (!merged.ok || merged.changed.length === 0) continue
          version++
          content = merged.content
          marks = { ...marks, ...Object.fromEntries(merged.changed.map((name) => [name, version])) }
          taken.set(part, { value, version })
        }
        for (const [part, { value }] of taken) expect(content.form[part]).toBe(value)
      }),
    )
  })
})
