import type { AgentView } from '@shared/contract/application-part'
import { addDays, dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { fullDate } from '@/i18n/dates'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { PersonFields } from './PersonFields'
import { elementOf } from './steps'
import type { Draft } from './use-draft'

/** Days an authorisation is offered for, by the number of months that its words say. */
const TERMS = { 3: 91, 6: 182, 12: 365 } as const
const MONTHS = [3, 6, 12] as const
const SCOPES = ['submit', 'all'] as const

interface AgentPartProps {
  draft: Draft
  errorOf: (part: string) => string | undefined
}

/** 经办人: whether somebody acts for the applicant, who, what for and until when. */
export function AgentPart({ draft, errorOf }: AgentPartProps) {
  const { t, language } = useText(words)
  const { agent } = draft.shown
  const change = (part: Partial<AgentView>) => draft.change({ agent: part })
  const today = dayOf(hallNow())
  const terms = MONTHS.map((months) => ({ months, day: addDays(today, TERMS[months]) }))
  // One that was chosen on an earlier day keeps its day.
  const own = agent?.untilDay && !terms.some(({ day }) => day === agent.untilDay) ? [agent.untilDay] : []
  const scopeError = errorOf('agent.scope')
  const untilError = errorOf('agent.untilDay')
  return (
    <>
      <Heading text={t('agent')} />
      <OptionList
        label={t('agent')}
        options={[
          { value: 'self', text: t('agentSelf'), help: t('agentSelfHelp') },
          { value: 'agent', text: t('agentOther'), help: t('agentOtherHelp') },
        ]}
        value={agent === null ? 'self' : 'agent'}
        onChange={(who) => draft.change({ agent: who === 'self' ? null : {} })}
      />
      {agent === null ? null : (
        <>
          <View id={elementOf('agent.name')}>
            <Field
              label={t('agentName')}
              value={agent.name ?? ''}
              maxLength={60}
              onChange={(name) => change({ name })}
              error={errorOf('agent.name')}
            />
          </View>
          <PersonFields place="agent" person={agent} onChange={change} errorOf={errorOf} />
          <View id={elementOf('agent.scope')}>
            <View className="form-label">{t('scope')}</View>
            <OptionList
              label={t('scope')}
              options={SCOPES.map((scope) => ({ value: scope, text: t(`scope_${scope}`) }))}
              value={agent.scope ?? undefined}
              onChange={(scope) => change({ scope })}
            />
            {scopeError ? <View className="form-error">{scopeError}</View> : null}
          </View>
          <View id={elementOf('agent.untilDay')}>
            <View className="form-label">{t('until')}</View>
            <OptionList
              label={t('until')}
              options={[
                ...own.map((day) => ({ value: day, text: fullDate(day, language) })),
                ...terms.map(({ months, day }) => ({
                  value: day,
                  text: t(`until_${months}`, { day: fullDate(day, language) }),
                })),
              ]}
              value={agent.untilDay ?? undefined}
              onChange={(untilDay) => change({ untilDay })}
            />
            {untilError ? <View className="form-error">{untilError}</View> : null}
          </View>
          <View className="tiny form-note">{t('agentPaper')}</View>
        </>
      )}
    </>
  )
}
