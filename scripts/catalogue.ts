import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalogue } from '../worker/catalogue/load'
import { sentenceOf } from '../worker/catalogue/problem'

const root = join(import.meta.dirname, '..')

/** Checks the district's data files and writes them as one JSON file, for a place without a disk. */
const { catalogue, warnings } = loadCatalogue(join(root, 'worker/catalogue'))
for (const warning of warnings) console.warn(sentenceOf(warning))
mkdirSync(join(root, '.build'), { recursive: true })
writeFileSync(join(root, '.build/catalogue.json'), JSON.stringify(catalogue))
