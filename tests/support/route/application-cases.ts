import * as application from '../../../shared/contract/application'
import { act } from '../../../shared/contract/case'
import * as progress from '../../../shared/contract/progress'
import { FIVE_ITEMS, lookAt, SIGN_ONLY } from '../application'
import { complete, established, fill, open, operator, submit } from '../apply'
import type { Resident } from '../hall/crowd'
import { sendPhoto } from '../photo'
import { type RouteCase, route } from './case'
import type { World } from './world'

/** A draft that can be submitted, of somebody whose name and number are looked for afterwards. */
async function drafted(world: World, applied: typeof FIVE_ITEMS | typeof SIGN_ONLY = SIGN_ONLY) {
  const as = await world.person()
  const draft = await open(world.hall, as, applied)
  const who = applied === SIGN_ONLY ? established : operator
  return { as, draft: await fill(world.hall, as, draft, applied, who(world.name(), world.document())) }
}

async function submitted(world: World) {
  const as = await world.person()
  const document = world.document()
  const draft = await open(world.hall, as, SIGN_ONLY)
  const full = await fill(world.hall, as, draft, SIGN_ONLY, established(world.name(), document))
  return { as, view: await submit(world.hall, as, full), document }
}

/** An application whose clerk has asked for a rendering of the sign. */
async function asked(world: World) {
  const { as, view } = await submitted(world)
  const desk = await lookAt(world.hall, world.staff.clerk, view.id)
  const [one] = desk.cases
  const points = [{ id: 'sign-rendering', materialId: 'sign-rendering', words: world.words() }]
  await world.hall.call(act, {
    as: world.staff.clerk,
    params: { id: view.id },
    body: {
      base: desk.version,
      commands: [{ caseId: one?.id ?? '', command: { kind: 'request_supplement', data: { points } } }],
    },
  })
  return { as, id: view.id, base: desk.version + 1, photo: await photo(world, as) }
}

const photo = async (world: World, as: Resident) => (await sendPhoto(world.hall, as)).id

export const APPLICATION_CASES: readonly RouteCase[] = [
  route(application.openDraft, 'own')(async (world) => ({ as: await world.person(), body: { ...FIVE_ITEMS } })),
  route(
    application.saveDraft,
    'object',
  )(async (world) => {
    const { as, draft } = await drafted(world)
    const agent = { name: world.name(), documentKind: 'id_card' as const, document: world.document() }
    const body = { base: draft.version, agent, form: { 'contact-name': null } }
    return { as, params: { id: draft.id }, body }
  }),
  route(application.listApplications, 'own')(async (world) => ({ as: (await submitted(world)).as, query: {} })),
  route(
    application.readApplication,
    'object',
  )(async (world) => {
    const { as, view } = await submitted(world)
    return { as, params: { id: view.id } }
  }),
  route(
    application.removeDraft,
    'object',
  )(async (world) => {
    const { as, draft } = await drafted(world)
    return { as, params: { id: draft.id } }
  }),
  route(
    application.requestPrecheck,
    'object',
  )(async (world) => {
    const { as, draft } = await drafted(world)
    return { as, params: { id: draft.id } }
  }),
  route(
    application.submitApplication,
    'object',
  )(async (world) => {
    const as = await world.person()
    const draft = await complete(world.hall, as, FIVE_ITEMS)
    return { as, params: { id: draft.id }, body: { base: draft.version } }
  }),
  route(
    application.supplementApplication,
    'object',
  )(async (world) => {
    const { as, id, base, photo: fileId } = await asked(world)
    const body = { base, materials: { 'sign-rendering': { files: [fileId] } }, words: world.words() }
    return { as, params: { id }, body }
  }),
  route(
    application.withdrawApplication,
    'object',
  )(async (world) => {
    const { as, view } = await submitted(world)
    return { as, params: { id: view.id }, body: { words: world.words() } }
  }),
  route(
    application.changeDelivery,
    'object',
  )(async (world) => {
    const { as, view } = await submitted(world)
    const address = `${world.words()}路 8 号`
    return { as, params: { id: view.id }, body: { way: 'post', name: world.name(), phone: '13612340009', address } }
  }),
  route(
    progress.readProgress,
    'object',
  )(async (world) => {
    const { as, view } = await submitted(world)
    return { as, params: { id: view.id } }
  }),
  route(
    progress.lookUpProgress,
    'open',
  )(async (world) => {
    const { view, document } = await submitted(world)
    return { body: { number: view.number ?? '', lastFour: document.slice(-4) } }
  }),
]
