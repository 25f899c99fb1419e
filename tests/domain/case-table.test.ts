import { describe, expect, it } from 'vitest'
import type { Edge } from '../../shared/domain/case/edge'
import { CASE_ROLES, type CaseCommand, type CaseRole } from '../../shared/domain/case/event'
import { foldCase } from '../../shared/domain/case/fold'
import { CASE_CODES, CASE_STATES, FINAL_STATES } from '../../shared/domain/case/state'
import { CASE_EDGES, edgeOf } from '../../shared/domain/case/table'
import { workflowProblems } from '../../shared/domain/case/workflow'
import { Course, LICENCE, START } from './case-course'
import { COMMON, SCENES, TAKEN } from './case-scene'

const nameOf = ({ from, event, outcome }: Edge): string => `${from} ${event}${outcome === null ? '' : `:${outcome}`}`

/** A moment at which the edge can be taken, and the command for it. */
function takenBy(one: Edge): readonly [() => Course, CaseCommand] {
  const { from } = one
  if (one.event === 'assign' && from !== 'none') return [SCENES[from], COMMON.assign]
  if (one.event === 'explain' && from !== 'none') return [() => SCENES[from]().late(), COMMON.explain]
  const taken = TAKEN[nameOf(one)]
  if (taken === undefined) throw new Error(`no moment for ${nameOf(one)}`)
  return taken
}

describe('the table', () => {
  it('has each edge once', () => {
    const names = CASE_EDGES.map(nameOf)
    expect(new Set(names).size).toBe(names.length)
  })

  it('reaches every state', () => {
    const reached = new Set<string>(['none'])
    for (const _ of CASE_STATES) {
      for (const one of CASE_EDGES) if (reached.has(one.from)) reached.add(one.to)
    }
    expect([...reached].sort()).toEqual(['none', ...CASE_STATES].sort())
  })

  it('leads out of every state but the final ones, which can still be explained', () => {
    for (const state of CASE_STATES) {
      const onward = CASE_EDGES.filter((one) => one.from === state && one.to !== state)
      expect([state, onward.length > 0]).toEqual([state, !FINAL_STATES.includes(state)])
    }
    const atEnd = CASE_EDGES.filter((one) => FINAL_STATES.some((state) => state === one.from))
    expect(new Set(atEnd.map((one) => one.event))).toEqual(new Set(['explain']))
  })

  it('lets an applicant withdraw in every state before the decision, and in none after', () => {
    const states = CASE_EDGES.filter((one) => one.event === 'withdraw').map((one) => one.from)
    expect(states).toEqual(['waiting', 'received', 'supplement', 'review'])
  })

  it('has a sound workflow to walk', () => {
    expect(workflowProblems(LICENCE)).toEqual([])
  })
})

describe('every edge', () => {
  it.each(CASE_EDGES.map((one) => [nameOf(one), one] as const))('%s', (_, one) => {
    const [scene, command] = takenBy(one)
    const possible = one.who.filter((role) => scene().attempt(role, command).ok)
    // A clerk decides only what is decided at the window.
    const guarded: Partial<Record<string, CaseRole[]>> = {
      'review grant': ['clerk'],
      'review refuse': ['clerk'],
      'waiting start': ['system'],
    }
    expect(possible).toEqual(one.who.filter((role) => !guarded[nameOf(one)]?.includes(role)))
    const role = possible[0]
    if (role === undefined) throw new Error('nobody can')
    const course = scene()
    const before = course.events.length
    course.act(role, command)
    const first = course.events[before]
    if (first === undefined) throw new Error('no event')
    expect(first).toMatchObject({ kind: one.event, role, seq: before + 1, at: course.now })
    expect(foldCase(course.workflow, course.events.slice(0, before + 1)).state).toBe(one.to)
  })
})

describe('every forbidden edge', () => {
  const commands = new Map<string, CaseCommand>()
  for (const one of CASE_EDGES) {
    const [, command] = takenBy(one)
    if (!commands.has(command.kind)) commands.set(command.kind, command)
  }
  const moments: (readonly [string, () => Course])[] = [
    ['none', () => new Course(LICENCE, START)],
    ...CASE_STATES.map((state) => [state, SCENES[state]] as const),
  ]

  it.each(moments)('in %s', (state, scene) => {
    let tried = 0
    for (const [kind, command] of commands) {
      const edges = CASE_EDGES.filter((one) => one.from === state && one.event === kind)
      for (const role of CASE_ROLES) {
        if (edges.some((one) => one.who.includes(role))) continue
        const course = scene()
        const before = course.events.length
        const decision = course.attempt(role, command)
        expect([kind, role, decision.ok]).toEqual([kind, role, false])
        if (decision.ok) continue
        const expected = edges.length > 0 ? ['CASE_ROLE', 'CASE_STATE'] : ['CASE_STATE', 'CASE_UNRESOLVED']
        expect(expected).toContain(decision.code)
        expect(CASE_CODES).toContain(decision.code)
        expect(course.events.length).toBe(before)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(150)
  })

  it('is an impossible history as well', () => {
    for (const [state, scene] of moments) {
      for (const command of commands.values()) {
        const outcome = 'outcome' in command.data ? String(command.data.outcome) : null
        const known = state === 'none' ? edgeOf('none', command.kind, outcome) : undefined
        if (known !== undefined || CASE_EDGES.some((one) => one.from === state && one.event === command.kind)) continue
        const course = scene()
        const last = { at: course.now, actor: { kind: 'staff', id: 'x' }, role: 'clerk', seq: course.events.length + 1 }
        const history = [...course.events, { ...command, ...last }] as Parameters<typeof foldCase>[1]
        expect(() => foldCase(course.workflow, history)).toThrow(/not possible/)
      }
    }
  })

  it.each(CASE_EDGES.map((one) => [nameOf(one), one] as const))('no other role can have written %s', (_, one) => {
    const [scene, command] = takenBy(one)
    const course = scene()
    const before = course.events.length
    const role = one.who.find((candidate) => scene().attempt(candidate, command).ok)
    if (role === undefined) throw new Error('nobody can')
    course.act(role, command)
    for (const other of CASE_ROLES.filter((candidate) => !one.who.includes(candidate))) {
      const forged = course.events
        .slice(0, before + 1)
        .map((event) => (event.seq === before + 1 ? { ...event, role: other } : event))
      expect(() => foldCase(course.workflow, forged)).toThrow(/not for a/)
    }
  })
})
