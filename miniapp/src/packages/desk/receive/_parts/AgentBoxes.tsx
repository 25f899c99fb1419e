import { checkAgent } from '@shared/domain/applicant'
import { DOCUMENT_KINDS } from '@shared/domain/identity'
import { addDays, dayOf } from '@shared/domain/time'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import type { Agent } from './draft'
import { useBoxes } from './use-boxes'

interface AgentBoxesProps {
  agent: Agent
  onChange: (agent: Agent) => void
  onDone: () => void
  /** Nobody acts for the applicant after all. */
  onNone: () => void
}

const BOXES = ['document', 'name', 'phone', 'untilDay'] as const
type Box = (typeof BOXES)[number]
const SCOPES = ['submit', 'all'] as const
/** What most authorisations say: half a year. */
const TERM = 182

/** Who acts for nobody yet. */
export const newAgent = (): Agent => ({
  name: '',
  documentKind: 'id_card',
  document: '',
  phone: '',
  scope: 'submit',
  untilDay: addDays(dayOf(hallNow()), TERM),
})

/** 经办人 who stands at the counter for the applicant: who, for what and until when, read off the authorisation. */
export function AgentBoxes({ agent, onChange, onDone, onNone }: AgentBoxesProps) {
  const { t } = useText(deskIntake)
  const { t: tp } = useText(party)
  const [shown, setShown] = useState<readonly string[]>([])
  const problems = checkAgent(agent, dayOf(hallNow())).map(({ part }) => part)
  const { box, goTo } = useBoxes(BOXES.length, () => end())
  const [choosing, setChoosing] = useState(false)
  const refused = (name: Box): boolean => {
    setShown((before) => [...before, name])
    return problems.includes(name)
  }
  function end() {
    setShown(BOXES)
    const wrong = BOXES.findIndex((name) => problems.includes(name))
    if (wrong < 0) onDone()
    else goTo(wrong)
  }
  const labels: Record<Box, string> = {
    document: `${tp(agent.documentKind)} · ${t('document')}`,
    name: t('agentName'),
    phone: t('phone'),
    untilDay: t('agentUntil'),
  }
  const kinds = { document: 'document', name: 'text', phone: 'phone', untilDay: 'text' } as const
  return (
    <>
      <Heading level={1} text={t('agentTitle')} note={t('agentHelp')} />
      {BOXES.map((name, index) => (
        <Field
          key={name}
          label={labels[name]}
          kind={name === 'document' && agent.documentKind !== 'id_card' ? 'text' : kinds[name]}
          maxLength={60}
          value={agent[name]}
          onChange={(value) => onChange({ ...agent, [name]: value })}
          error={shown.includes(name) && problems.includes(name) ? t(`agentWrong_${name}`) : undefined}
          {...box(index, () => refused(name))}
        />
      ))}
      {choosing ? (
        <OptionList
          label={tp('documentKind')}
          options={DOCUMENT_KINDS.map((one) => ({ value: one, text: tp(one) }))}
          value={agent.documentKind}
          onChange={(documentKind) => {
            onChange({ ...agent, documentKind })
            setChoosing(false)
          }}
        />
      ) : (
        <Button kind="plain" size="small" text={tp('changeKind')} onTap={() => setChoosing(true)} />
      )}
      <OptionList
        label={t('agentScope')}
        options={SCOPES.map((scope) => ({ value: scope, text: t(`agentScope_${scope}`) }))}
        value={agent.scope}
        onChange={(scope) => onChange({ ...agent, scope })}
      />
      <Button text={t('next')} onTap={end} />
      <Button kind="plain" size="small" text={t('agentNone')} onTap={onNone} />
    </>
  )
}
