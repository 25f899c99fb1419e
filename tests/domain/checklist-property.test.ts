import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BundleView, Condition } from '../../shared/contract/catalogue'
import type { Answers, Checklist } from '../../shared/domain/checklist'
import { checklistOf } from '../../shared/domain/checklist'
import { outcomesOf } from '../../shared/domain/outcome'
import { completionsOf, views } from './checklist-arbitrary'

const materialIds = (list: Checklist) => list.materials.map((material) => material.id)
const itemIds = (list: Checklist) => list.items.map((item) => item.id)
const handedIds = (list: Checklist) => list.handedOn.map((entry) => entry.material)
const certain = <T extends { certainty: string }>(entries: readonly T[]) =>
  entries.filter((e) => e.certainty === 'certain')

function union(lists: readonly string[][]): Set<string> {
  return new Set(lists.flat())
}
function intersection(lists: readonly string[][]): Set<string> {
  return new Set((lists[0] ?? []).filter((id) => lists.every((list) => list.includes(id))))
}

/** The rules once more, the plain way, for somebody who has answered everything. */
function naive(view: BundleView, answers: Answers) {
  const shown = (id: string): boolean => {
    const question = view.bundle.questions.find((candidate) => candidate.id === id)
    return question !== undefined && holds(question.showWhen)
  }
  const holds = (condition: Condition | undefined): boolean => {
    if (condition === undefined) return true
    const passes = (test: NonNullable<Condition['all']>[number]): boolean => {
      const value = answers[test.question]
      if (!shown(test.question)) return false
      if ('is' in test) return test.is.includes(String(value))
      return 'atLeast' in test ? Number(value) >= test.atLeast : Number(value) < test.below
    }
    return (condition.all ?? []).every(passes) && (condition.any === undefined || condition.any.some(passes))
  }
  const members = view.bundle.items.filter((member) => holds(member.when))
  const outputs = members.map((member) => view.items.find((item) => item.id === member.item)?.result.material)
  const needed = members.flatMap((member) =>
    member.materials.filter((entry) => holds(entry.when)).map((entry) => entry.material),
  )
  return {
    items: members.map((member) => member.item),
    asked: new Set(needed.filter((id) => !outputs.includes(id))),
    handed: new Set(needed.filter((id) => outputs.includes(id))),
    blocked: view.bundle.blockers.some((blocker) => holds(blocker.when)),
  }
}

describe('checklist, for any bundle and any answers', () => {
  it('says the same as the rules written out plainly, once everything is answered', () => {
    fc.assert(
      fc.property(views, ({ view, answers }) => {
        for (const complete of completionsOf(view, answers)) {
          const list = checklistOf(view, complete)
          const expected = naive(view, complete)
          expect(itemIds(list)).toEqual(expected.items)
          expect(new Set(materialIds(list))).toEqual(expected.asked)
          expect(new Set(handedIds(list))).toEqual(expected.handed)
          expect(list.stopped).toBe(expected.blocked)
          expect(list.nextQuestions).toEqual([])
        }
      }),
    )
  })

  it('does not care in which order the questions were answered', () => {
    const shuffled = views.chain(({ view, answers }) =>
      fc
        .shuffledSubarray(Object.entries(answers), { minLength: Object.keys(answers).length })
        .map((entries) => ({ view, answers, other: Object.fromEntries(entries) })),
    )
    fc.assert(
      fc.property(shuffled, ({ view, answers, other }) => {
        expect(checklistOf(view, other)).toEqual(checklistOf(view, answers))
      }),
    )
  })

  it('names every material once', () => {
    fc.assert(
      fc.property(views, ({ view, answers }) => {
        const ids = materialIds(checklistOf(view, answers))
        expect(ids).toHaveLength(new Set(ids).size)
      }),
    )
  })

  it('never asks for what a member of the list certainly issues', () => {
    fc.assert(
      fc.property(views, ({ view, answers }) => {
        const list = checklistOf(view, answers)
        const made = certain(list.items).map(
          (entry) => view.items.find((item) => item.id === entry.id)?.result.material,
        )
        for (const id of materialIds(list)) expect(made).not.toContain(id)
      }),
    )
  })

  it('loses no material another item needs when an item is added, unless the added one issues it', () => {
    fc.assert(
      fc.property(views, fc.nat(4), ({ view, answers }, nth) => {
        const added = view.bundle.items[nth % view.bundle.items.length]
        const output = view.items.find((item) => item.id === added?.item)?.result.material
        const without = { ...view, bundle: { ...view.bundle, items: view.bundle.items.filter((m) => m !== added) } }
        const after = materialIds(checklistOf(view, answers))
        for (const id of materialIds(checklistOf(without, answers))) if (id !== output) expect(after).toContain(id)
      }),
    )
  })

  it('shows, where something is unknown, the union of all outcomes, and calls certain exactly what all have', () => {
    fc.assert(
      fc.property(views, ({ view, answers }) => {
        const list = checklistOf(view, answers)
        const outcomes = completionsOf(view, answers).map((complete) => checklistOf(view, complete))
        const blocked = outcomes.map((outcome) => outcome.blockers.map((entry) => entry.blocker.id))
        expect(new Set(itemIds(list))).toEqual(union(outcomes.map(itemIds)))
        expect(new Set(materialIds(list))).toEqual(union(outcomes.map(materialIds)))
        expect(new Set(handedIds(list))).toEqual(union(outcomes.map(handedIds)))
        expect(new Set(list.blockers.map((entry) => entry.blocker.id))).toEqual(union(blocked))
        expect(new Set(certain(list.items).map((item) => item.id))).toEqual(intersection(outcomes.map(itemIds)))
        expect(new Set(certain(list.materials).map((m) => m.id))).toEqual(intersection(outcomes.map(materialIds)))
        expect(list.stopped).toBe(intersection(blocked).size > 0)
        for (const { days } of outcomes) {
          expect(days.serial.max).toBeLessThanOrEqual(list.days.serial.max)
          expect(days.serial.min).toBeGreaterThanOrEqual(list.days.serial.min)
          expect(days.parallel.max).toBeLessThanOrEqual(list.days.parallel.max)
          expect(days.parallel.min).toBeGreaterThanOrEqual(list.days.parallel.min)
        }
      }),
    )
  })

  it('has a longest chain no longer than the sum, and no range once all is answered', () => {
    fc.assert(
      fc.property(views, ({ view, answers }) => {
        const { days } = checklistOf(view, answers)
        expect(days.parallel.max).toBeLessThanOrEqual(days.serial.max)
        expect(days.parallel.min).toBeLessThanOrEqual(days.serial.min)
        const complete = completionsOf(view, answers)[0] ?? {}
        const settled = checklistOf(view, complete).days
        expect(settled.serial.min).toBe(settled.serial.max)
        expect(settled.parallel.min).toBe(settled.parallel.max)
      }),
    )
  })

  it('asks nothing hidden, and comes to an end', () => {
    fc.assert(
      fc.property(views, ({ view }) => {
        const answers: Record<string, string | number> = {}
        for (let step = 0; step <= view.bundle.questions.length; step += 1) {
          const [next] = checklistOf(view, answers).nextQuestions
          if (next === undefined) return
          expect(answers[next]).toBeUndefined()
          answers[next] = 'unknown'
        }
        expect(checklistOf(view, answers).nextQuestions).toEqual([])
      }),
    )
  })

  it('ignores answers it does not know: to no question, to no option, of another kind', () => {
    const strays = fc.dictionary(
      fc.constantFrom('q0', 'q1', 'nobody', '__proto__', 'toString'),
      fc.oneof(fc.string(), fc.double()),
    )
    fc.assert(
      fc.property(views, strays, ({ view, answers }, noise) => {
        const known = new Set(view.bundle.questions.map((question) => question.id))
        const mixed: Answers = {
          ...Object.fromEntries(Object.entries(noise).filter(([id]) => !known.has(id))),
          ...answers,
        }
        expect(checklistOf(view, mixed)).toEqual(checklistOf(view, answers))
      }),
    )
  })

  it('lists the outcomes of an unknown answer side by side', () => {
    fc.assert(
      fc.property(views, ({ view, answers }) => {
        const question = view.bundle.questions[0]
        if (question === undefined) return
        const unknown = checklistOf(view, { ...answers, [question.id]: 'unknown' })
        const outcomes = outcomesOf(view, answers, question.id)
        expect(union(outcomes.map((outcome) => outcome.items))).toEqual(new Set(itemIds(unknown)))
        expect(union(outcomes.map((outcome) => outcome.materials))).toEqual(new Set(materialIds(unknown)))
      }),
    )
  })
})
