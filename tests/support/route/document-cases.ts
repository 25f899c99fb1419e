import * as document from '../../../shared/contract/document'
import { databaseOf, fileApplication, issue, issuerDeps, REFUSED } from '../document'
import type { Resident } from '../hall/crowd'
import { type RouteCase, route } from './case'
import type { World } from './world'

/** A refusal to somebody new. */
async function refused(world: World): Promise<{ person: Resident; id: string; code: string }> {
  const person = await world.person()
  const db = databaseOf(world.hall)
  try {
    const deps = issuerDeps(world.hall, db)
    const filed = await fileApplication(world.hall, deps, { accountId: person.accountId, name: world.name() })
    const facts = { ...REFUSED, reasons: [world.words()] }
    const { code } = await issue(world.hall, deps, filed, facts)
    return { person, id: filed.id, code }
  } finally {
    db.close()
  }
}

export const DOCUMENT_CASES: readonly RouteCase[] = [
  route(
    document.listDocuments,
    'object',
  )(async (world) => {
    const { person, id } = await refused(world)
    return { as: person, params: { id } }
  }),
  route(
    document.readDocument,
    'object',
  )(async (world) => {
    const { person, code } = await refused(world)
    return { as: person, params: { id: code } }
  }),
  route(document.verifyDocument, 'open')(async (world) => ({ params: { id: (await refused(world)).code } })),
  route(
    document.listDeskDocuments,
    'point',
  )(async (world) => ({ as: world.staff.clerk, params: { id: (await refused(world)).id } })),
  route(
    document.readDeskDocument,
    'point',
  )(async (world) => ({ as: world.staff.clerk, params: { id: (await refused(world)).code } })),
  route(
    document.revokeDocument,
    'point',
  )(async (world) => ({
    as: world.staff.supervisor,
    params: { id: (await refused(world)).code },
    body: { reason: world.words() },
  })),
]
