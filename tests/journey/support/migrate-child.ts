import { type Migration, migrate } from '../../../worker/db/migrate'

/** What the parent sends: one run of the migrations, and where in it the process dies. */
export interface MigrateOrder {
  path: string
  migrations: Migration[]
  /** Name of the migration and the statement before which the process is killed; null to let it finish. */
  dieAt: { name: string; statement: number } | null
}

/** A process that migrates when told to, so that a test can have two at once, or one that dies in the middle. */
process.once('message', ({ path, migrations, dieAt }: MigrateOrder) => {
  const dying = migrations.find(({ name }) => name === dieAt?.name)
  if (dying && dieAt) {
    Object.defineProperty(dying.statements, dieAt.statement, {
      get: () => process.kill(process.pid, 'SIGKILL'),
    })
  }
  process.send?.({ applied: migrate(path, migrations) }, () => process.disconnect())
})
process.send?.({ ready: true })
