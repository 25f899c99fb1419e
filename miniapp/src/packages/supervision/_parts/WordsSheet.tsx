import { View } from '@tarojs/components'
import { type PropsWithChildren, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { say, sayError } from '@/components/toast-store'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { renewSupervision } from './queries'

/** As few as the API takes. */
const LEAST = 4

interface WordsSheetProps {
  title: string
  help?: string
  label: string
  hint: string
  text: string
  danger?: boolean
  /** What is missing besides the words. */
  missing?: string | undefined
  done: string
  send: (words: string, key: string) => Promise<unknown>
  onClose: () => void
}

/** Words that somebody is answerable for: a reason, a question, an answer. Children stand below them. */
export function WordsSheet({ title, help, children, onClose, ...more }: PropsWithChildren<WordsSheetProps>) {
  const { t } = useText(supervision)
  const [words, setWords] = useState('')
  const [key, setKey] = useState(newKey)
  const [fault, setFault] = useState<string>()

  const change = (next: string) => {
    setWords(next)
    setFault(undefined)
    setKey(newKey())
  }
  const send = async () => {
    if (words.trim().length < LEAST) return setFault(t('wordsShort'))
    await more.send(words.trim(), key)
    onClose()
    say(more.done)
    await renewSupervision()
  }
  const failed = (error: unknown) => {
    if (!(error instanceof ApiError) || error.code !== 'CONFLICT') return sayError(error)
    onClose()
    say(t('gone'))
    void renewSupervision()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <Button
          kind={more.danger ? 'danger' : 'primary'}
          text={more.text}
          disabled={more.missing !== undefined}
          {...(more.missing === undefined ? {} : { hint: more.missing })}
          onTap={send}
          onError={failed}
        />
      }
    >
      {help ? <View className="staff-ask">{help}</View> : null}
      <Field
        label={more.label}
        lines={3}
        maxLength={1000}
        placeholder={more.hint}
        value={words}
        onChange={change}
        error={fault}
        focus
      />
      {children}
    </Sheet>
  )
}
