import type { Question } from '@shared/contract/catalogue'
import { View } from '@tarojs/components'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Icon } from '@/components/icon/Icon'
import { Notice } from '@/components/Notice'
import { OptionList } from '@/components/OptionList'
import { Tap } from '@/components/tap/Tap'
import { guide as words } from '@/i18n/texts/guide'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import './ask.scss'

interface AskQuestionProps {
  question: Question
  value: string | number | undefined
  at: number
  of: number
  onChange: (value: string | number) => void
  onUnknown: () => void
}

/** One question with its answers, "I don't know", and why it is asked. */
export function AskQuestion({ question, value, at, of, onChange, onUnknown }: AskQuestionProps) {
  const { t, pick } = useText(words)
  const progress = t('progress', { at, of })
  return (
    <>
      <View className="ask-progress" {...aria({ role: 'status', label: progress })}>
        <View className="ask-progress__track">
          <View className="ask-progress__done" style={{ width: `${Math.round((at / Math.max(of, 1)) * 100)}%` }} />
        </View>
        <View className="tiny num">{progress}</View>
      </View>
      <Heading level={1} text={pick(question.ask)} />
      {question.kind === 'choice' ? (
        <OptionList
          label={pick(question.ask)}
          options={question.options.map((option) => ({ value: option.id, text: pick(option.label) }))}
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
        />
      ) : (
        <Field
          key={question.id}
          label={t('amount')}
          kind="digits"
          maxLength={7}
          value={value === undefined ? '' : String(value)}
          onChange={(text) => onChange(text.trim())}
          end={<View className="ask-unit">{pick(question.unit)}</View>}
        />
      )}
      <Tap className="ask-unknown" onTap={onUnknown}>
        <View className="ask-unknown__content">
          <Icon name="question" className="ask-unknown__icon" />
          <View className="grow">
            <View className="strong">{t('unknown')}</View>
            <View className="tiny">{t('unknownHelp')}</View>
          </View>
          <Icon name="chevron" size="s" />
        </View>
      </Tap>
      <Notice title={t('why')}>{pick(question.why)}</Notice>
    </>
  )
}
