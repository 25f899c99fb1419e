import * as file from '../../../shared/contract/file'
import { addCase, beginPhoto, manifestOf, sendPhoto, takePhoto, useFile } from '../photo'
import { CENTRE } from '../visitor'
import { type RouteCase, route } from './case'
import { DEPARTMENT, type World } from './world'

async function begun(world: World) {
  const as = await world.person()
  const photo = takePhoto(2000, world.words())
  const { id } = await beginPhoto(world.hall, as, photo)
  return { as, params: { id, ordinal: '0' }, bytes: photo.all }
}

async function whole(world: World) {
  const as = await world.person()
  const { id } = await sendPhoto(world.hall, as, takePhoto(2000, world.words()))
  return { as, params: { id } }
}

export const FILE_CASES: readonly RouteCase[] = [
  route(
    file.beginFile,
    'own',
  )(async (world) => ({
    as: await world.person(),
    body: { materialId: 'identity', ...manifestOf(takePhoto(2000, world.words())) },
  })),
  route(file.sendChunk, 'object')(begun),
  route(
    file.completeFile,
    'object',
  )(async (world) => {
    const { as, params, bytes } = await begun(world)
    await world.hall.call(file.sendChunk, { as, params, bytes })
    return { as, params: { id: params.id } }
  }),
  route(
    file.readFile,
    'object',
  )(async (world) => {
    const { as, params } = await begun(world)
    return { as, params: { id: params.id } }
  }),
  route(file.openFile, 'object')(whole),
  route(
    file.openFileAsStaff,
    'point',
  )(async (world) => {
    const { params } = await whole(world)
    addCase(world.hall, useFile(world.hall, params.id, CENTRE), CENTRE, DEPARTMENT)
    return { as: world.staff.clerk, params }
  }),
  route(file.removeFile, 'object')(whole),
  route(
    file.listWallet,
    'own',
  )(async (world) => {
    const { as, params } = await whole(world)
    world.hall.db.prepare('UPDATE file SET accepted_at = 1 WHERE id = ?').run([params.id])
    return { as }
  }),
]
