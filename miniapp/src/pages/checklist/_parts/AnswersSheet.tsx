import type { BundleView } from '@shared/contract/catalogue'
import type { Checklist } from '@shared/domain/checklist'
import type { Answers } from '@shared/domain/condition'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { keepAnswers } from '@/device/checklists'
import { open as openPage, replace } from '@/device/navigate'
import { useListWords } from './words'

interface AnswersSheetProps {
  open: boolean
  view: BundleView
  list: Checklist
  answers: Answers
  /** False for a list that came with a link. */
  own: boolean
  onClose: () => void
}

/** Every question with its answer; a tap changes that one and comes back. */
export function AnswersSheet({ open, view, list, answers, own, onClose }: AnswersSheetProps) {
  const { t, pick, answerText } = useListWords(view)
  const { id, questions } = view.bundle
  const again = () => {
    keepAnswers(id, {})
    return replace('guide', { id })
  }
  const change = (at: string) => {
    onClose()
    void openPage('guide', { id, at })
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('answersTitle')}
      foot={own ? <Button kind="ghost" text={t('again')} onTap={again} /> : undefined}
    >
      <Card kind="rows">
        {questions
          .filter((question) => list.questions.some((one) => one.id === question.id))
          .map((question) => (
            <Row
              key={question.id}
              title={answerText(question, answers)}
              sub={pick(question.ask)}
              {...(own ? { onTap: () => change(question.id) } : {})}
            />
          ))}
      </Card>
    </Sheet>
  )
}
