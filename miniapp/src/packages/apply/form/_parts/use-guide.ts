import type { ApplicationView } from '@shared/contract/application'
import { answersText, parseAnswersText } from '@shared/domain/answers-text'
import { useDidShow } from '@tarojs/taro'
import { keepAnswers, readKept } from '@/device/checklists'
import { open } from '@/device/navigate'
import type { Draft } from './use-draft'

/** The application that is waiting for the guide to come back with other answers. */
let waiting: string | undefined

/** Lets a question of the guide be answered again, from the answers of this application. */
export function askGuide({ id, subject, answers }: ApplicationView, question: string | undefined): Promise<void> {
  waiting = id
  keepAnswers(subject.id, parseAnswersText(answers) ?? {})
  return open('guide', { id: subject.id, at: question })
}

/** Takes over what the guide came back with. */
export function useGuideAnswers({ shown, change }: Draft): void {
  useDidShow(() => {
    if (waiting !== shown.id) return
    waiting = undefined
    const answers = answersText(readKept(shown.subject.id).answers)
    if (answers !== shown.answers) change({ answers })
  })
}
