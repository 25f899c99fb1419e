import type { Question } from '@shared/contract/catalogue'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { guide as words } from '@/i18n/texts/guide'
import { useText } from '@/i18n/use-text'
import { answerOf } from './answer-of'

interface AskBarProps {
  question: Question
  value: string | number | undefined
  last: boolean
  onAnswer: (value: string | number) => void
}

/** Goes on with the answer; says what is missing while there is none. */
export function AskBar({ question, value, last, onAnswer }: AskBarProps) {
  const { t } = useText(words)
  const answer = answerOf(question, value)
  const hint = () => {
    if (question.kind === 'choice') return t('choose')
    return value === undefined || value === '' ? t('fill') : t('range', { min: question.min, max: question.max })
  }
  return (
    <BottomBar>
      <Button
        text={last ? t('last') : t('next')}
        disabled={answer === undefined}
        onTap={() => answer !== undefined && onAnswer(answer)}
        {...(answer === undefined ? { hint: hint() } : {})}
      />
    </BottomBar>
  )
}
