import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleWorker } from '../hall/bundle-worker'
import { testClock } from '../hall/clock'
import { testEnvironment } from '../hall/environment'
import { startOnNode } from '../hall/node'
import { OPENING } from '../hall/opening'
import { testDirectory } from '../paths'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which of the two entries the API tests of this project run on. */
    target: 'node' | 'workerd'
    hall: { runDirectory: string; baseDatabase: string; workerScript: string }
  }
}

/** Makes, once a run, what every hall of a project starts from; two runs at the same time do not meet. */
export default async function setup(project: TestProject): Promise<() => void> {
  const runDirectory = join(testDirectory, `${project.name}-${process.pid}`)
  rmSync(runDirectory, { recursive: true, force: true })
  const baseDirectory = join(runDirectory, 'base')
  mkdirSync(baseDirectory, { recursive: true })
  await makeBase(baseDirectory)
  const workerScript = join(runDirectory, 'worker.mjs')
  if (project.config.provide.target === 'workerd') await bundleWorker(workerScript)
  project.provide('hall', { runDirectory, baseDatabase: join(baseDirectory, 'hall.db'), workerScript })
  return () => rmSync(runDirectory, { recursive: true, force: true })
}

/** Migrates, and runs the jobs of the first minute: closing the last connection leaves all of it in one file. */
async function makeBase(directory: string): Promise<void> {
  const nowhere = { wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' }
  const hall = await startOnNode({ directory, clock: testClock(OPENING), environment: testEnvironment(nowhere) })
  await hall.close()
}
