import { describe, expect, test } from 'vitest'
import {
  AGAIN,
  type AutosaveParts,
  createAutosave,
  PAUSE,
  type Waiting,
} from '../../miniapp/src/packages/apply/form/_parts/autosave'
import type { ApplicationView } from '../../shared/contract/application'
import { NO_DELIVERY } from '../../shared/domain/delivery'
import { NO_APPLICANT } from '../../shared/domain/draft'
import { drop, merge, overlay, type Patch, without } from '../../shared/domain/draft-patch'

const view = (version: number, change: Partial<ApplicationView> = {}): ApplicationView => ({
  id: 'd1',
  number: null,
  subject: { kind: 'bundle', id: 'restaurant' },
  name: { zh: '开餐馆', en: 'Restaurant' },
  answers: '',
  state: 'draft',
  channel: 'online',
  version,
  pointId: null,
  applicant: NO_APPLICANT,
  agent: null,
  form: {},
  delivery: NO_DELIVERY,
  deliverable: true,
  items: [],
  materials: [],
  problems: [],
  openQuestions: [],
  takenOver: null,
  precheck: null,
  cases: [],
  documents: [],
  actions: ['save'],
  createdAt: 0,
  changedAt: 0,
  submittedAt: null,
  ...change,
})

class Refusal extends Error {
  constructor(
    readonly kind: 'conflict' | 'passing' | 'refused',
    readonly parts: string[] = [],
  ) {
    super(kind)
  }
}

/** A hall that answers when it is told to, and a clock that runs when it is told to. */
function hallOf(first: Waiting | undefined = undefined) {
  const sent: { base: number; patch: Patch }[] = []
  const answers: (ApplicationView | Refusal)[] = []
  let planned: { run: () => void; after: number } | undefined
  let kept: Waiting | undefined = first
  const parts: AutosaveParts = {
    save: async (base, patch) => {
      sent.push({ base, patch })
      const answer = answers.shift() ?? view(base + 1)
      if (answer instanceof Refusal) throw answer
      return answer
    },
    read: async () => view(9, { form: { area: 99 } }),
    remember: (waiting) => {
      kept = waiting
    },
    verdictOf: (error) => (error instanceof Refusal ? error : { kind: 'refused' }),
    later: (run, after) => {
      planned = { run, after }
      return () => {
        planned = undefined
      }
    },
  }
  const autosave = createAutosave(view(3), first, parts)
  return {
    autosave,
    sent,
    answers,
    kept: () => kept,
    waits: () => planned?.after,
    /** Lets the planned moment come, and everything that follows from it. */
    async pass() {
      const next = planned
      planned = undefined
      next?.run()
      await autosave.flush()
    },
  }
}

describe('a draft that saves itself', () => {
  test('waits for a pause in typing, sends only what changed, and says that it is kept', async () => {
    const hall = hallOf()
    hall.autosave.change({ form: { area: 1 } })
    hall.autosave.change({ form: { area: 12 } })
    hall.autosave.change({ applicant: { name: '何为民' } })
    expect(hall.sent).toEqual([])
    expect(hall.waits()).toBe(PAUSE)
    expect(hall.autosave.state.get().status).toBe('unsent')
    expect(hall.kept()).toEqual({ base: 3, patch: { form: { area: 12 }, applicant: { name: '何为民' } } })
    await hall.pass()
    expect(hall.sent).toEqual([{ base: 3, patch: { form: { area: 12 }, applicant: { name: '何为民' } } }])
    expect(hall.autosave.state.get()).toMatchObject({ status: 'saved', patch: {}, view: { version: 4 } })
    expect(hall.kept()).toBeUndefined()
  })

  test('what is typed while it is being sent goes out afterwards, on the new version', async () => {
    const hall = hallOf()
    hall.autosave.change({ form: { area: 1 } })
    const first = hall.autosave.flush()
    hall.autosave.change({ form: { area: 12 } })
    expect(await first).toBe(true)
    expect(hall.sent).toEqual([
      { base: 3, patch: { form: { area: 1 } } },
      { base: 4, patch: { form: { area: 12 } } },
    ])
  })

  test('without a network it stays on the phone and is tried again', async () => {
    const hall = hallOf()
    hall.answers.push(new Refusal('passing'))
    hall.autosave.change({ form: { area: 12 } })
    await hall.pass()
    expect(hall.autosave.state.get().status).toBe('offline')
    expect(hall.kept()?.patch).toEqual({ form: { area: 12 } })
    expect(hall.waits()).toBe(AGAIN)
    await hall.pass()
    expect(hall.autosave.state.get().status).toBe('saved')
    expect(hall.kept()).toBeUndefined()
  })

  test('what an earlier visit left goes out at once, on the version it was typed on', async () => {
    const hall = hallOf({ base: 2, patch: { form: { area: 12 } } })
    expect(hall.autosave.state.get().patch).toEqual({ form: { area: 12 } })
    await hall.pass()
    expect(hall.sent).toEqual([{ base: 2, patch: { form: { area: 12 } } }])
  })

  test('a part that two devices changed is sent by nobody until the person has said which counts', async () => {
    const hall = hallOf()
    hall.answers.push(new Refusal('conflict', ['form.area', 'form.seats']))
    hall.autosave.change({ form: { area: 12, seats: 40, name: '小满' } })
    await hall.pass()
    expect(hall.autosave.state.get()).toMatchObject({ status: 'conflict', conflict: ['form.area', 'form.seats'] })
    hall.autosave.change({ form: { name: '小满面馆' } })
    await hall.pass()
    expect(hall.sent).toHaveLength(1)

    hall.autosave.settle(['form.seats'], ['form.area'])
    await hall.pass()
    expect(hall.sent[1]).toEqual({ base: 9, patch: { form: { seats: 40, name: '小满面馆' } } })
    expect(hall.autosave.state.get()).toMatchObject({ status: 'saved', conflict: [] })
  })

  test('what is refused stays, is said, and goes out with the next change', async () => {
    const hall = hallOf()
    hall.answers.push(new Refusal('refused'))
    hall.autosave.change({ form: { area: 12 } })
    await hall.pass()
    expect(hall.autosave.state.get().status).toBe('refused')
    expect(hall.kept()?.patch).toEqual({ form: { area: 12 } })
    hall.autosave.change({ form: { area: 13 } })
    await hall.pass()
    expect(hall.autosave.state.get().status).toBe('saved')
  })

  test('a newer view is taken over where nothing waits, never over what was typed', () => {
    const hall = hallOf()
    hall.autosave.refresh(view(5, { form: { area: 7 } }))
    expect(hall.autosave.state.get().view.version).toBe(5)
    hall.autosave.change({ form: { area: 8 } })
    hall.autosave.refresh(view(6, { form: { area: 9 } }))
    expect(hall.autosave.state.get()).toMatchObject({ view: { version: 5 }, patch: { form: { area: 8 } } })
    hall.autosave.refresh(view(2))
    expect(hall.autosave.state.get().view.version).toBe(5)
  })
})

describe('changes on top of a draft', () => {
  test('are merged field by field, an agent taken away as a whole', () => {
    const first = merge({ agent: { name: '张' } }, { agent: { phone: '1' } })
    expect(first).toEqual({ agent: { name: '张', phone: '1' } })
    expect(merge(first, { agent: null })).toEqual({ agent: null })
  })

  test('lose what was kept, and keep what changed once more', () => {
    const patch: Patch = { answers: 'a:1', pointId: null, form: { area: 2, seats: 3 }, agent: null }
    expect(without(patch, { answers: 'a:1', pointId: null, form: { area: 1, seats: 3 }, agent: null })).toEqual({
      form: { area: 2 },
    })
  })

  test('lose parts by the names the hall gives them', () => {
    const patch: Patch = { answers: 'a', pointId: 'p', form: { area: 1 }, materials: { lease: null, plan: null } }
    expect(drop(patch, ['answers', 'point', 'form.area', 'material.lease'])).toEqual({ materials: { plan: null } })
    expect(drop({ agent: { name: '张' } }, ['agent'])).toEqual({})
  })

  test('are seen at once: emptied fields, pages, consent and promise', () => {
    const material = {
      id: 'lease',
      state: 'missing' as const,
      required: true,
      from: 'applicant' as const,
      neededBy: [],
      mayPromise: true,
      reason: null,
      checkedAt: null,
      changeable: true,
      pages: [],
    }
    const shown = (input: NonNullable<Patch['materials']>[string]) =>
      overlay(view(1, { materials: [material] }), { materials: { lease: input } }).materials[0]
    expect(shown({ files: ['f1'] })).toMatchObject({ state: 'given', pages: [{ fileId: 'f1' }] })
    expect(shown({ consent: true })?.state).toBe('fetch')
    expect(shown({ promise: true })?.state).toBe('promised')
    expect(shown(null)?.state).toBe('missing')
    const seen = overlay(view(1, { form: { area: 1, seats: 2 } }), { form: { area: null }, agent: { name: '张' } })
    expect(seen.form).toEqual({ seats: 2 })
    expect(seen.agent).toMatchObject({ name: '张', phone: null })
  })
})
