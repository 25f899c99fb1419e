import { ERRORS } from '../../shared/contract/error'
import { Context } from '../service/context'
import { AppError } from '../service/error'
import { openHall } from './hall'

/**
 * Runs a command on the hall of this environment, prints the sentence it returns, or why it could not be done and ends
 * with status 1. `name` stands in the audit rows.
 */
export async function runCommand(name: string, work: (context: Context) => Promise<string>): Promise<void> {
  try {
    const hall = await openHall(process.env)
    try {
      const told = await work(Context.system(hall.deps, name, await hall.deps.clock()))
      process.stdout.write(`${told}\n`)
    } finally {
      hall.close()
    }
  } catch (error) {
    process.stderr.write(`${reasonOf(error)}\n`)
    process.exitCode = 1
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AppError) return error.extra.message ?? ERRORS[error.code][1]
  return error instanceof Error ? error.message : 'It could not be done.'
}
