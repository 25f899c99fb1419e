import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { Failure, root } from './project.mjs'

/** Programs must not ask, report home or look for updates: a hall's server may have no network. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  TARO_TELEMETRY_DISABLED: '1',
  NO_UPDATE_NOTIFIER: '1',
  NO_COLOR: '1',
  CI: '1',
}

/**
 * Runs a program of the project and keeps its words to itself unless it fails.
 * @returns what it printed, both streams in one
 * @throws Failure with the end of what it printed
 */
export async function run(command, args, { cwd = root, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...QUIET, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  let printed = ''
  const keep = (chunk) => {
    printed += chunk
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const status = await ended(child)
  if (status === 0) return printed
  throw new Failure(`${command} ${args.join(' ')} ended with status ${status}\n${printed.slice(-6000)}`)
}

/**
 * Runs a program on this terminal, passing on the signals that would stop it.
 * @returns its exit status
 */
export function runHere(command, args, { cwd = root, env = {} } = {}) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const forward = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  return ended(child).finally(() => {
    for (const signal of signals) process.off(signal, forward)
  })
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => resolve(status ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
