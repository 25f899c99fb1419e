import type { BundleView, Question } from '@shared/contract/catalogue'
import type { Checklist, ChecklistMaterial } from '@shared/domain/checklist'
import { type Answers, isAnswerTo, UNKNOWN } from '@shared/domain/condition'
import { checklist } from '@/i18n/texts/checklist'
import { useText } from '@/i18n/use-text'

/** Sentences of the list that the page, the printed sheet and the picture share. */
export function useListWords(view: BundleView) {
  const { t, pick, language } = useText(checklist)
  const itemName = (id: string): string => {
    const item = view.items.find((one) => one.id === id)
    return item ? pick(item.name) : ''
  }
  /** `原件 1 份`. */
  const formText = ({ form, copies }: Pick<ChecklistMaterial, 'form' | 'copies'>): string =>
    form === 'electronic' ? t('electronic') : t(form, { copies })
  /** `3 件共用`, or the one that needs it. */
  const neededText = ({ neededBy }: ChecklistMaterial): string => {
    const [only] = neededBy
    return neededBy.length === 1 && only
      ? t('neededFor', { item: itemName(only.item) })
      : t('sharedBy', { count: neededBy.length })
  }
  /** `看情况 · 复印件 1 份 · 3 件共用`. */
  const materialLine = (material: ChecklistMaterial): string => {
    const parts = [formText(material), neededText(material)]
    return (material.certainty === 'depends' ? [t('depends'), ...parts] : parts).join(t('join'))
  }
  const answerText = (question: Question, answers: Answers): string => {
    const answer = answers[question.id]
    if (answer === UNKNOWN) return t('answerUnknown')
    if (answer === undefined || !isAnswerTo(question, answer)) return t('answerOpen')
    if (question.kind === 'number') return `${answer} ${pick(question.unit)}`
    const option = question.options.find(({ id }) => id === answer)
    return option ? pick(option.label) : ''
  }
  /** What the person said, in the order of the questions; what is not known is left out. */
  const answersGiven = (list: Checklist, answers: Answers): { ask: string; answer: string }[] =>
    view.bundle.questions
      .filter(({ id }) => list.questions.some((one) => one.id === id && one.state === 'answered'))
      .map((question) => ({ ask: pick(question.ask), answer: answerText(question, answers) }))
  const namesOf = (ids: readonly string[]): string => ids.map(itemName).join(t('list'))
  return { t, pick, language, itemName, formText, neededText, materialLine, answerText, answersGiven, namesOf }
}
