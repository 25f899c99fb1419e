import type { Catalogue } from '../../shared/contract/catalogue'
import { checkDraft } from './check'
import { compileDraft } from './compile'
import { readDraft } from './draft'
import type { Problem } from './problem'
import { CatalogueError } from './problem'
import type { CatalogueFile } from './source'

export type { CatalogueFile } from './source'

export interface ParsedCatalogue {
  catalogue: Catalogue
  warnings: readonly Problem[]
}

/**
 * Reads a district's files into its catalogue. Pure, so that a build step can compile it for a place without files.
 * @throws CatalogueError with every problem found; references are looked at once all files have the right shape.
 */
export function parseCatalogue(files: readonly CatalogueFile[]): ParsedCatalogue {
  const problems: Problem[] = []
  const draft = readDraft(files, problems)
  if (problems.length > 0) throw new CatalogueError(problems)
  const findings = checkDraft(draft)
  if (findings.problems.length > 0) throw new CatalogueError(findings.problems)
  return { catalogue: compileDraft(draft), warnings: findings.warnings }
}
