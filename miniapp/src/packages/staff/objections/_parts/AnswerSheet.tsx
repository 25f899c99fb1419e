import { answerObjection, type ObjectionView } from '@shared/contract/admin'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type * as v from 'valibot'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { supervisor } from '@/i18n/texts/supervisor'
import { useText } from '@/i18n/use-text'

interface AnswerSheetProps {
  objection: v.InferOutput<typeof ObjectionView>
  onClose: () => void
}

/** Lifts the ban or keeps it, with a reason that the person reads. */
export function AnswerSheet({ objection, onClose }: AnswerSheetProps) {
  const { t } = useText(supervisor)
  const [verdict, setVerdict] = useState<'upheld' | 'declined'>()
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const send = async () => {
    if (words.trim() === '') return setFault(t('answerNeeded'))
    const body = { upheld: verdict === 'upheld', words: words.trim() }
    await call(answerObjection, { params: { id: objection.id }, body })
    say(t('answered'))
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('answerTitle', { person: objection.person })}
      foot={
        <Button
          text={verdict === undefined ? t('chooseAnswer') : t('answerDo')}
          disabled={verdict === undefined}
          onTap={send}
        />
      }
    >
      <View className="staff-ask">{objection.words}</View>
      <OptionList
        label={t('verdict')}
        value={verdict}
        onChange={setVerdict}
        options={[
          { value: 'upheld', text: t('uphold') },
          { value: 'declined', text: t('decline') },
        ]}
      />
      <Field
        label={t('answerWords')}
        lines={3}
        maxLength={300}
        placeholder={t('answerHint')}
        value={words}
        onChange={setWords}
        error={fault}
      />
    </Sheet>
  )
}
