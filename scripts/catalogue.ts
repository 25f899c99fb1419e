import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalogue } from '../worker/catalogue/load'
import { sentenceOf } from '../worker/catalogue/problem'
import { outputs, root } from './lib/project.mjs'

/** Checks the district's data files and writes them as one JSON file, for a place without a disk. */
const { catalogue, warnings } = loadCatalogue(join(root, 'worker/catalogue'))
for (const warning of warnings) console.warn(sentenceOf(warning))
mkdirSync(join(outputs.catalogue, '..'), { recursive: true })
writeFileSync(outputs.catalogue, JSON.stringify(catalogue))
