import type { FormField } from '@shared/domain/form'
import type { SubjectCatalogue } from '../../_parts/use-subject'
import type { Draft } from './use-draft'
import type { Problem } from './use-form'

/** What every step is given. */
export interface StepProps {
  draft: Draft
  catalogue: SubjectCatalogue
  form: readonly FormField[]
  problems: readonly Problem[]
  /** The step was left once, so that what is missing may be said. */
  tried: boolean
}
