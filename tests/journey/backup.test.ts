import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDevices } from '../../shared/contract/session'
import { type CrashHall, startCrashHall } from '../support/crash-hall'
import { root } from '../support/paths'

const execute = promisify(execFile)
let hall: CrashHall

beforeEach(async () => {
  hall = await startCrashHall()
})
afterEach(() => hall.close())

const backupFile = () => join(dirname(hall.path), 'backup/hall.db')

/** Runs a script as npm would, on the data of this hall. */
function run(script: 'backup' | 'restore', ...words: string[]): Promise<{ stdout: string }> {
  return execute(process.execPath, [`scripts/${script}.mjs`, ...words], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dirname(hall.path) },
  })
}

describe('backup and restore', () => {
  it('copies one instant of an open hall, without any key', async () => {
    const phones = Array.from({ length: 12 }, (_, index) => `1390000${String(index).padStart(4, '0')}`)
    const [, ...logins] = await Promise.all([run('backup', '--to', backupFile()), ...phones.map(hall.login)])
    expect(logins).toHaveLength(phones.length)

    const copy = new Database(backupFile())
    expect(copy.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    expect(copy.prepare('PRAGMA foreign_key_check').all()).toEqual([])
    copy.close()
    expect(readdirSync(dirname(backupFile()))).toEqual(['hall.db'])
  })

  it('brings a hall back to what was saved, and keeps what was there', async () => {
    const before = await hall.login('13900000001')
    await run('backup', '--to', backupFile())
    const after = await hall.login('13900000002')
    await hall.kill()
    await run('restore', backupFile())
    await hall.restart()
    expect((await hall.call(listDevices, { as: before })).answer.devices).toHaveLength(1)
    expect((await hall.call(listDevices, { as: after })).code).toBe('UNAUTHENTICATED')
    expect(readdirSync(dirname(hall.path))).toContainEqual(expect.stringContaining('hall.db.before-'))
  })

  it('refuses while the hall is open, and refuses a file that is no backup', async () => {
    await run('backup', '--to', backupFile())
    await expect(run('restore', backupFile())).rejects.toThrow('stop the server first')
    await hall.kill()
    await expect(run('restore', join(root, 'package.json'))).rejects.toThrow('no backup of a hall')
  })

  it('says where no keys are to be exported', async () => {
    const exporting = run('backup', '--to', backupFile(), '--keys', join(dirname(hall.path), 'keys.json'))
    await expect(exporting).rejects.toThrow('they come from the environment')
  })
})
