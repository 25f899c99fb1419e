import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleWorker } from '../hall/bundle-worker'
import { testClock } from '../hall/clock'
import { testEnvironment } from '../hall/environment'
import { startOnNode } from '../hall/node'
import { OPENING } from '../hall/opening'
import { runDirectory } from './run-directory'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which of the two entries the API tests of this project run on. */
    target: 'node' | 'workerd'
    /** The tests need nothing of a disk but room: what they write may stay in memory. */
    inMemory: boolean
    hall: { runDirectory: string; baseDatabase: string; workerScript: string }
  }
}

/** Makes, once a run, what every hall of a project starts from; two runs at the same time do not meet. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { target, inMemory = false } = project.config.provide
  const directory = runDirectory(project.name, inMemory)
  rmSync(directory, { recursive: true, force: true })
  const baseDirectory = join(directory, 'base')
  mkdirSync(baseDirectory, { recursive: true })
  await makeBase(baseDirectory)
  const workerScript = join(directory, 'worker.mjs')
  if (target === 'workerd') await bundleWorker(workerScript)
  project.provide('hall', { runDirectory: directory, baseDatabase: join(baseDirectory, 'hall.db'), workerScript })
  return () => rmSync(directory, { recursive: true, force: true })
}

/** Migrates, and runs the jobs of the first minute: closing the last connection leaves all of it in one file. */
async function makeBase(directory: string): Promise<void> {
  const nowhere = { wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' }
  const hall = await startOnNode({ directory, clock: testClock(OPENING), environment: testEnvironment(nowhere) })
  await hall.close()
}
