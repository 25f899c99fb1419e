import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openDraft, readApplication, saveDraft } from '../../shared/contract/application'
import { CHUNK_BYTES } from '../../shared/domain/file'
import { filledForm, SIGN_ONLY } from '../support/application'
import { type Hall, type Login, startHall } from '../support/hall'
import { identify } from '../support/hall/identify'
import { identityNumber } from '../support/identity-number'
import { takePhoto } from '../support/photo'
import { CENTRE } from '../support/visitor'
import { type Phone, startPhone } from './harness/phone'

/** Larger than a chunk, also when the phone has made it smaller. */
const LARGE = 3 * CHUNK_BYTES

describe('pages of a material, in the mini-program', () => {
  let hall: Hall
  let phone: Phone | undefined
  let people = 0

  beforeAll(async () => {
    hall = await startHall()
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  /** A draft that misses nothing but its papers, opened where they are given. */
  async function papers() {
    const login = await hall.login(`1390000${String(5000 + ++people)}`)
    const { answer: draft } = await hall.call(openDraft, { as: login, body: { ...SIGN_ONLY, pointId: CENTRE } })
    const applicant = { kind: 'person', name: '欧阳小满', documentKind: 'id_card', document: identityNumber() } as const
    const body = {
      base: draft.version,
      applicant: { ...applicant, phone: login.phone, address: '样例路 1 号' },
      agent: null,
      form: filledForm(SIGN_ONLY),
    }
    await hall.call(saveDraft, { as: login, params: { id: draft.id }, body })
    await identify(hall, login, applicant)
    // The first one may be open by itself.
    const [, material] = draft.materials.filter(({ from, required }) => from === 'applicant' && required)
    if (!material) throw new Error('too little to give')
    return { login, id: draft.id, materialId: material.id }
  }
  const open = (login: Login, id: string) => {
    const storage = new Map<string, unknown>([['yichuang.session', JSON.stringify(login.tokens)]])
    phone = startPhone({
      origin: hall.origin,
      now: hall.clock.now,
      page: `/packages/apply/form/index?id=${id}`,
      storage,
    })
    return phone
  }
  const pagesOf = async (login: Login, id: string, materialId: string) => {
    const { answer } = await hall.call(readApplication, { as: login, params: { id } })
    return answer.materials.find((one) => one.id === materialId)?.pages ?? []
  }
  const sentChunks = (given: Phone) => given.network.sent.filter((one) => /^PUT .*\/chunks\//.test(one))

  test('photos are made smaller, sent and kept; a lost answer and a lost chunk do no harm', async () => {
    const { login, id, materialId } = await papers()
    const form = open(login, id)
    await form.see('交材料')
    let lost = 0
    form.network.disturb = ({ path }) =>
      path.includes('/chunks/') ? (['before', 'after'] as const)[lost++] : undefined
    form.hand.files.push(takePhoto(LARGE).all, takePhoto(2000).all)
    await form.tap(/没交$/, { nth: 1 })
    await form.tap(/：拍照或选文件$/)
    await form.tap(/^从相册里选/)
    await form.see(/，第 2 页$/)
    const kept = async () => (await pagesOf(login, id, materialId)).map(({ bytes }) => bytes)
    await expect.poll(kept).toEqual([LARGE / 2, 2000])
    expect(sentChunks(form).length).toBe(2 + 1 + 2)
  })
})
