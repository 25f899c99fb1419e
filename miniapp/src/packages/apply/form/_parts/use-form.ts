import type { ApplicationView } from '@shared/contract/application'
import type { Text } from '@shared/contract/catalogue'
import { parseAnswersText } from '@shared/domain/answers-text'
import { touches } from '@shared/domain/draft-patch'
import { checkForm, type FormField, formOf } from '@shared/domain/form'
import { dayOf } from '@shared/domain/time'
import { useMemo } from 'react'
import { hallNow } from '@/api/clock'
import type { SubjectCatalogue } from '../../_parts/use-subject'
import type { Draft } from './use-draft'

/** Something that is missing or wrong; a field of the form says itself what. */
export interface Problem {
  part: string
  problem: string
  message?: Text
}

/** The one form of everything that is applied for. */
export function useForm(view: ApplicationView, catalogue: SubjectCatalogue | undefined): FormField[] {
  const { answers, items } = view
  return useMemo(() => {
    if (catalogue === undefined) return []
    const given = parseAnswersText(answers)
    const { bundle, items: known, fields } = catalogue
    const guide = bundle === undefined || given === null ? undefined : { bundle, answers: given }
    return formOf({ items: known, fields }, items, guide)
  }, [catalogue, answers, items])
}

/**
 * What still keeps the draft from being submitted: of the form as it is typed, of everything else as the hall last said
 * it, less what was changed here since.
 */
export function useProblems({ shown, state }: Draft, form: readonly FormField[]): Problem[] {
  const { problems, form: values } = shown
  const { patch } = state
  return useMemo(() => {
    const typed = checkForm(form, values, dayOf(hallNow())).map((one) => ({ ...one, part: `form.${one.part}` }))
    const others = problems.filter(({ part }) => part.slice(0, 5) !== 'form.' && !touches(patch, part))
    const before = others.filter(({ part }) => part.slice(0, 9) !== 'material.')
    return [...before, ...typed, ...others.slice(before.length)]
  }, [form, values, problems, patch])
}
