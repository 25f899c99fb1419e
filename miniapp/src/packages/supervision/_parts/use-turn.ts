import type { LateCase } from '@shared/contract/supervision'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'

/** Whose turn it is with a case, as the hall calls it: a window, a step of the department, the applicant. */
export function useTurn(): (queue: LateCase['queue']) => string {
  const { t } = useText(supervision)
  return (queue) => t(`window_${queue ?? 'nobody'}`)
}
