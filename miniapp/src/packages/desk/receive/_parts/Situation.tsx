import type { BundleView } from '@shared/contract/catalogue'
import { type Checklist, checklistOf } from '@shared/domain/checklist'
import { type Answers, isAnswerTo, UNKNOWN } from '@shared/domain/condition'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Tap } from '@/components/tap/Tap'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import { Keyed } from './Keyed'
import '../../_parts/form-box.scss'

interface SituationProps {
  view: BundleView
  answers: Answers
  onAnswers: (answers: Answers) => void
  onDone: () => void
}

/** The questions of the guide, one after the other on one screen; the number of an answer answers and goes on. */
export function Situation({ view, answers, onAnswers, onDone }: SituationProps) {
  const { t, pick } = useText(deskIntake)
  const list = checklistOf(view, answers)
  const [again, setAgain] = useState<string>()
  const current = again ?? list.nextQuestions[0]
  const question = view.bundle.questions.find(({ id }) => id === current)
  const given = list.questions.filter(({ id, state }) => state !== 'open' && id !== current)

  const answer = (id: string, value: string | number) => {
    const next = { ...answers, [id]: value }
    onAnswers(next)
    setAgain(undefined)
    const after = checklistOf(view, next)
    if (!after.stopped && after.nextQuestions.length === 0) onDone()
  }
  const back = () => {
    const last = given[given.length - 1]
    if (last) setAgain(last.id)
  }
  const isAnswered = question === undefined && !list.stopped
  useKeys(
    {
      backspace: back,
      '0': () => current !== undefined && answer(current, UNKNOWN),
      ...(isAnswered ? { enter: onDone } : {}),
    },
    true,
  )
  const answerText = (id: string): string => {
    const one = view.bundle.questions.find((known) => known.id === id)
    const value = answers[id]
    if (value === UNKNOWN) return t('unknown')
    if (one?.kind === 'number') return `${value} ${pick(one.unit)}`
    const option = one?.options.find((known) => known.id === value)
    return option ? pick(option.label) : String(value)
  }
  return (
    <>
      {given.map(({ id }) => {
        const one = view.bundle.questions.find((known) => known.id === id)
        return (
          <Tap key={id} className="receive-said" onTap={() => setAgain(id)}>
            <View className="receive-said__content">
              <View className="tiny grow">{one ? pick(one.ask) : id}</View>
              <View className="receive-said__answer">{answerText(id)}</View>
            </View>
          </Tap>
        )
      })}
      {isAnswered ? (
        <>
          <Heading level={1} text={t('allAnswered')} note={t('allAnsweredHelp')} />
          <Button text={t('next')} keyName={t('handHint')} onTap={onDone} />
        </>
      ) : null}
      {list.stopped && again === undefined ? <Stopped list={list} onBack={back} /> : null}
      {question && (!list.stopped || again !== undefined) ? (
        <>
          <Heading level={1} text={pick(question.ask)} note={given.length > 0 ? t('back') : t('whatHelp')} />
          {question.kind === 'choice' ? (
            <Keyed
              key={question.id}
              label={pick(question.ask)}
              options={[...question.options.map((option) => ({ value: option.id, text: pick(option.label) }))]}
              value={undefined}
              onChoose={(value) => answer(question.id, value)}
            />
          ) : (
            <NumberAnswer
              key={question.id}
              label={pick(question.ask)}
              unit={pick(question.unit)}
              wrong={t('numberWrong', { min: question.min, max: question.max })}
              accepts={(value) => isAnswerTo(question, value)}
              onAnswer={(value) => answer(question.id, value)}
            />
          )}
        </>
      ) : null}
    </>
  )
}

interface NumberAnswerProps {
  label: string
  unit: string
  wrong: string
  accepts: (value: number) => boolean
  onAnswer: (value: number) => void
}

function NumberAnswer({ label, unit, wrong, accepts, onAnswer }: NumberAnswerProps) {
  const { t } = useText(deskIntake)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const confirm = () => {
    const value = Number(text.trim())
    if (text.trim() !== '' && Number.isInteger(value) && accepts(value)) onAnswer(value)
    else setFault(wrong)
  }
  return (
    <>
      <Field
        bare
        label={label}
        kind="digits"
        maxLength={7}
        focus
        value={text}
        onChange={setText}
        onConfirm={confirm}
        help={t('numberHelp')}
        error={fault}
        end={<View className="form-unit">{unit}</View>}
      />
      <Button size="small" kind="ghost" text={t('next')} onTap={confirm} />
    </>
  )
}

function Stopped({ list, onBack }: { list: Checklist; onBack: () => void }) {
  const { t, pick } = useText(deskIntake)
  return (
    <>
      {list.blockers
        .filter(({ certainty }) => certainty === 'certain')
        .map(({ blocker }) => (
          <Notice key={blocker.id} tone="stop" icon="warning" title={`${t('stopped')}：${pick(blocker.title)}`}>
            {pick(blocker.why)}
            {blocker.instead.map((way) => (
              <View key={way.zh}>{`· ${pick(way)}`}</View>
            ))}
          </Notice>
        ))}
      <Button kind="ghost" text={t('stoppedBack')} onTap={onBack} />
    </>
  )
}
