import { join } from 'node:path'

/** The checkout. */
export const root = join(import.meta.dirname, '../..')

/** Everything that is made by a build or a test run, and may be deleted at any time. */
export const buildDirectory = join(root, '.build')

/** What one test run makes: the base database, the bundled worker, the data of each hall. */
export const testDirectory = join(buildDirectory, 'test')

/** The screenshots of the last run of the browser tests. */
export const screenshotDirectory = join(buildDirectory, 'screenshots')
