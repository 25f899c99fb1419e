import { type ApplicationView, openDraft, saveDraft, submitApplication } from '../../shared/contract/application'
import { type Applied, FIVE_ITEMS, filledForm } from './application'
import type { Hall, Login } from './hall'
import { identify } from './hall/identify'
import { identityNumber } from './identity-number'
import { sendPhoto } from './photo'
import { CENTRE } from './visitor'

/** Right by both check characters; nobody’s. */
const USCC = '91350100M000100Y43'

/** An operator of a small noodle house, complete. */
export const operator = (name = '何为民', document = identityNumber()) => ({
  kind: 'household' as const,
  name: '金牛区小满面馆',
  person: name,
  uscc: null,
  documentKind: 'id_card' as const,
  document,
  phone: '13612340001',
  address: '金牛区样例大道 18 号',
})
/** One who has the 营业执照 already. */
export const established = (name?: string, document?: string) => ({ ...operator(name, document), uscc: USCC })

/** Opens a draft. */
export async function open(hall: Hall, as: Login, applied: Applied = FIVE_ITEMS): Promise<ApplicationView> {
  return (await hall.call(openDraft, { as, body: { ...applied } })).answer
}

/** Fills in everything, and is known as the one who applies: one photo serves every paper, what the hall fetches is agreed to. */
export async function fill(
  hall: Hall,
  as: Login,
  draft: ApplicationView,
  applied: Applied = FIVE_ITEMS,
  applicant: ReturnType<typeof operator> | ReturnType<typeof established> = applied.subject.kind === 'bundle'
    ? operator()
    : established(),
): Promise<ApplicationView> {
  const { person, documentKind, document } = applicant
  await identify(hall, as, { name: person, documentKind, document })
  const { id: fileId } = await sendPhoto(hall, as)
  const materials = Object.fromEntries(
    draft.materials
      .filter(({ required, from }) => required && from !== 'form')
      .map(({ id, from }) => [id, from === 'hall' ? { consent: true as const } : { files: [fileId] }]),
  )
  const body = { base: draft.version, pointId: CENTRE, applicant, form: filledForm(applied), materials }
  const { answer } = await hall.call(saveDraft, { as, params: { id: draft.id }, body })
  return answer
}

/** A draft that can be submitted. */
export async function complete(hall: Hall, as: Login, applied: Applied = FIVE_ITEMS): Promise<ApplicationView> {
  return fill(hall, as, await open(hall, as, applied), applied)
}

/** Submits it. */
export async function submit(hall: Hall, as: Login, draft: ApplicationView): Promise<ApplicationView> {
  const { answer } = await hall.call(submitApplication, {
    as,
    params: { id: draft.id },
    body: { base: draft.version },
  })
  return answer
}
