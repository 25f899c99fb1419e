import { LIGHT_DEFAULTS, type LightThresholds } from '../../../shared/domain/case/light'
import { query } from '../../db/statement'

interface Row {
  value: string
  version: number
}

/** Reads when the lights of supervision come on; goes into the one `load` of a verb. */
export const THRESHOLDS_QUERY = query<Row>("SELECT value, version FROM setting WHERE name = 'lights'")

/** The district's thresholds; the usual ones where it set none. */
export function thresholdsOf([row]: readonly Row[]): LightThresholds {
  return row ? { ...LIGHT_DEFAULTS, ...(JSON.parse(row.value) as Partial<LightThresholds>) } : LIGHT_DEFAULTS
}
