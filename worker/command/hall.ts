import { openNodeKey } from '../adapter/data-key-node'
import { makeDeps } from '../make-deps'
import type { Deps } from '../service/deps'
import { type Environment, openSite } from '../site'

/** What a command reaches: the database and the configuration of the hall, which may be open meanwhile. */
export async function openHall(env: Environment): Promise<{ deps: Deps; close: () => void }> {
  const { config, db, files, catalogue, migration, clock } = await openSite(env)
  const deps = makeDeps(config, {
    catalogue,
    db: () => db,
    files,
    openKey: openNodeKey,
    clock,
    peerOf: () => '',
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
    migration,
    demo: null,
  })
  return { deps, close: () => db.close() }
}
