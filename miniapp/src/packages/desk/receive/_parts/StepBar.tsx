import { View } from '@tarojs/components'
import { Tap } from '@/components/tap/Tap'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { STEPS, type Step } from './draft'

interface StepBarProps {
  step: Step
  /** What was said so far, below the names of the steps. */
  said: Readonly<Partial<Record<Step, string>>>
  onStep: (step: Step) => void
}

/** The steps of receiving, with what was said; a tap goes back to one that is done. */
export function StepBar({ step, said, onStep }: StepBarProps) {
  const { t } = useText(deskIntake)
  const at = STEPS.indexOf(step)
  return (
    <View
      className="receive-steps"
      {...aria({ role: 'navigation', label: t('stepOf', { at: at + 1, of: STEPS.length }) })}
    >
      {STEPS.map((one, index) => (
        <Tap
          key={one}
          className={`receive-step ${one === step ? 'receive-step--current' : ''}`}
          current={one === step}
          disabled={index > at}
          onTap={() => onStep(one)}
        >
          <View className="receive-step__name">{`${index + 1} ${t(`step_${one}`)}`}</View>
          <View className="receive-step__said">{index < at ? (said[one] ?? '') : ''}</View>
        </Tap>
      ))}
    </View>
  )
}
