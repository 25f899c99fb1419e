import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Everything that is made by a build; it may be deleted at any time. */
export const buildDirectory = join(root, '.build')

/** Where a build step puts its result. */
export const outputs = {
  server: join(buildDirectory, 'server'),
  h5: join(buildDirectory, 'h5'),
  weapp: join(buildDirectory, 'weapp'),
  worker: join(buildDirectory, 'worker'),
  catalogue: join(buildDirectory, 'catalogue.json'),
}

/** Stops with a sentence when Node is older than the project needs. Called before anything newer is used. */
export function requireNode(major = 20, minor = 19) {
  const [haveMajor = 0, haveMinor = 0] = process.versions.node.split('.').map(Number)
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return
  console.error(`Yichuang needs Node.js ${major}.${minor} or newer; this is ${process.versions.node}.`)
  console.error('Install a newer one from https://nodejs.org and run the command again.')
  process.exit(1)
}

/** One line about what is being done. */
export function say(sentence) {
  console.log(`· ${sentence}`)
}

/** Prints the sentence of a Failure, or the whole of an unexpected error, and ends with status 1. */
export async function main(work) {
  requireNode()
  mkdirSync(buildDirectory, { recursive: true })
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    console.error(error instanceof Failure ? `✗ ${error.message}` : error)
    process.exitCode = 1
  }
}

/** Something that went wrong and that its message explains well enough. */
export class Failure extends Error {}
