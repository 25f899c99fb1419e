import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueFile, ParsedCatalogue } from './parse'
import { parseCatalogue } from './parse'

const FOLDERS = ['', 'items', 'bundles']

/** @returns the YAML files of a catalogue folder, named from that folder. */
export function readCatalogueFiles(folder: string): CatalogueFile[] {
  return FOLDERS.flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => ({
        name: name === '' ? file : `${name}/${file}`,
        text: readFileSync(join(folder, name, file), 'utf8'),
      })),
  )
}

/**
 * Loads a district's catalogue from its folder.
 * @throws CatalogueError with every problem, each by file, line and field.
 */
export function loadCatalogue(folder: string): ParsedCatalogue {
  return parseCatalogue(readCatalogueFiles(folder))
}
