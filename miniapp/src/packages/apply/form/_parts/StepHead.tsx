import { View } from '@tarojs/components'
import { errorText } from '@/api/error-text'
import { Icon } from '@/components/icon/Icon'
import type { IconName } from '@/components/icon/names'
import { Tap } from '@/components/tap/Tap'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { problemsOn, STEPS, type Step } from './steps'
import type { Draft } from './use-draft'
import type { Problem } from './use-form'

interface StepHeadProps {
  draft: Draft
  problems: readonly Problem[]
  step: Step
  /** Steps that were left once. */
  left: readonly Step[]
  onGo: (step: Step) => void
}

/** The four steps, each a tap away, and the quiet line that says whether everything is kept. */
export function StepHead({ draft, problems, step, left, onGo }: StepHeadProps) {
  const { t } = useText(words)
  return (
    <View className="step-head">
      <View className="step-head__steps" {...aria({ role: 'list' })}>
        {STEPS.map((one, index) => {
          const open = problemsOn(one, problems).length
          const done = one !== 'review' && open === 0
          const name = t(`step_${one}`)
          return (
            <View key={one} className="step-head__place" {...aria({ role: 'listitem' })}>
              <Tap
                className={`step-head__step ${one === step ? 'step-head__step--now' : ''} ${done ? 'step-head__step--done' : ''}`}
                current={one === step}
                onTap={() => onGo(one)}
              >
                <View className="step-head__mark num">
                  {done && one !== step ? <Icon name="check" size="s" /> : index + 1}
                </View>
                <View className="step-head__name">{name}</View>
                {done || (open > 0 && left.includes(one)) ? (
                  <View className="unseen">{done ? t('stepDone') : t('stepOpen', { count: open })}</View>
                ) : null}
              </Tap>
            </View>
          )
        })}
      </View>
      <SaveLine draft={draft} />
    </View>
  )
}

const ICONS: Record<Draft['state']['status'], IconName> = {
  saved: 'check',
  unsent: 'edit',
  saving: 'refresh',
  offline: 'offline',
  conflict: 'swap',
  refused: 'warning',
}

function SaveLine({ draft: { state } }: { draft: Draft }) {
  const { t } = useText(words)
  const { status, error } = state
  return (
    <View className={`save-line save-line--${status}`} {...aria({ role: 'status', live: 'polite' })}>
      <Icon name={ICONS[status]} size="s" className="save-line__icon" />
      {status === 'refused' ? t('refused', { why: errorText(error) }) : t(status)}
    </View>
  )
}
