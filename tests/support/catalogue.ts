import { fileURLToPath } from 'node:url'
import type { BundleView, Catalogue } from '../../shared/contract/catalogue'
import { bundleView } from '../../shared/domain/bundle-view'
import { loadCatalogue } from '../../worker/catalogue/load'

export const CATALOGUE_FOLDER = fileURLToPath(new URL('../../worker/catalogue', import.meta.url))
export const HISTORIC_FOLDER = fileURLToPath(new URL('./historic', import.meta.url))

const loaded = new Map<string, Catalogue>()

/** @returns the catalogue of a folder, read once a test file. */
export function catalogueOf(folder: string = CATALOGUE_FOLDER): Catalogue {
  const known = loaded.get(folder) ?? loadCatalogue(folder).catalogue
  loaded.set(folder, known)
  return known
}

/** @returns a bundle of the catalogue in a folder, the district's own unless said. */
export function viewOf(bundleId: string, folder: string = CATALOGUE_FOLDER): BundleView {
  const view = bundleView(catalogueOf(folder), bundleId)
  if (view === undefined) throw new Error(`No bundle ${bundleId} in ${folder}.`)
  return view
}
