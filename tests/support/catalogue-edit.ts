import { expect } from 'vitest'
import { readCatalogueFiles } from '../../worker/catalogue/load'
import { parseCatalogue } from '../../worker/catalogue/parse'
import type { Problem } from '../../worker/catalogue/problem'
import { CatalogueError } from '../../worker/catalogue/problem'
import { CATALOGUE_FOLDER } from './catalogue'

export const FILES = readCatalogueFiles(CATALOGUE_FOLDER)

/** The line, from 1, on which a text first stands in a file as it was edited. */
export function edited(name: string, from: string, to: string): { files: typeof FILES; line: number } {
  const original = FILES.find((file) => file.name === name)?.text ?? ''
  expect(original).toContain(from)
  const at = original.indexOf(from) + from.length - from.trimStart().length
  const files = FILES.map((file) => (file.name === name ? { name, text: file.text.replace(from, () => to) } : file))
  return { files, line: original.slice(0, at).split('\n').length }
}

/** Everything the loader says is wrong; empty when it takes the files. */
export function problemsOf(files: typeof FILES): readonly Problem[] {
  try {
    parseCatalogue(files)
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems
    throw error
  }
  return []
}

/** One edit of one file, and how it is told. */
export interface CatalogueMistake {
  title: string
  file: string
  from: string
  to: string
  field: string
  message: RegExp
  /** Lines below the edited place, where the mistake shows later than it was made. */
  below?: number
}
