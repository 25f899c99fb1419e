import { join } from 'node:path'
import { root } from './project.mjs'

/** Folder of the database and, in demo, of the keys: DATA_DIR, else `.data` in the checkout. */
export const dataDirectory = process.env.DATA_DIR ?? join(root, '.data')

export const databasePath = join(dataDirectory, 'hall.db')

/** `20261122T161500Z`, to name a file by the instant it was made. */
export function stampOf(date) {
  return date.toISOString().replace(/[-:]|\.\d+/g, '')
}
