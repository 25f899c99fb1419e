import type { ApplicationView } from '@shared/contract/application'
import { Blank } from '@/components/Blank'
import { apply as words } from '@/i18n/texts/apply'
import { applyProblem } from '@/i18n/texts/apply-problem'
import { useText } from '@/i18n/use-text'
import { askGuide } from './use-guide'

/** What is applied for is not settled yet: the guide goes first. */
export function OpenQuestions({ view }: { view: ApplicationView }) {
  const { t } = useText(words)
  const { t: tw } = useText(applyProblem)
  const { openQuestions, problems } = view
  const stopped = problems.some(({ part }) => part === 'answers')
  return (
    <Blank
      icon={stopped ? 'warning' : 'question'}
      title={stopped ? t('stopped') : t('openTitle', { count: openQuestions.length })}
      help={stopped ? tw('problem_STOPPED') : t('openHelp')}
      action={{
        text: t('answer'),
        onTap: () => askGuide(view, openQuestions[0]),
      }}
    />
  )
}
