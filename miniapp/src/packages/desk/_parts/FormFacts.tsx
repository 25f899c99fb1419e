import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { deskCase } from '@/i18n/texts/desk-case'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useFieldNames } from './use-fields'
import './form-facts.scss'

type Fact = readonly [name: string, value: string | null]

/** Who applies, who acts for them, and what they wrote; masked, until somebody says what for they look. */
export function FormFacts({ view, onReveal }: { view: DeskView; onReveal: (() => void) | undefined }) {
  const { t } = useText(deskCase)
  const { t: tp } = useText(party)
  const { fieldName, valueText } = useFieldNames(view.subject)
  const { applicant, agent, form } = view
  const document = (kind: typeof applicant.documentKind): string => (kind === null ? t('document') : tp(kind))
  const applicantFacts: Fact[] = [
    [t('kindIs'), applicant.kind && t(`kind_${applicant.kind}`)],
    [t('applicant'), applicant.name],
    [t('person'), applicant.person],
    [t('uscc'), applicant.uscc],
    [document(applicant.documentKind), applicant.document],
    [t('phone'), applicant.phone],
    [t('address'), applicant.address],
  ]
  const agentFacts: Fact[] =
    agent === null
      ? []
      : [
          [t('agent'), agent.name],
          [document(agent.documentKind), agent.document],
          [t('phone'), agent.phone],
          [t('untilDay'), agent.untilDay],
        ]
  const formFacts: Fact[] = Object.keys(form).map((id) => [fieldName(id), valueText(id, form[id])])
  return (
    <>
      <View className="split">
        <Heading text={t('applicant')} />
        {onReveal ? (
          <View className="form-facts__reveal">
            <Button kind="plain" size="small" icon="eye" text={t('reveal')} keyName="0" onTap={onReveal} />
          </View>
        ) : null}
      </View>
      <Facts facts={applicantFacts} />
      {agentFacts.length > 0 ? <Facts facts={agentFacts} /> : null}
      <Heading text={t('form')} />
      {formFacts.length === 0 ? <View className="tiny">{t('noForm')}</View> : <Facts facts={formFacts} />}
    </>
  )
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View className="form-facts">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <View key={name} className="form-facts__fact" {...aria({ role: 'group', label: `${name} ${value}` })}>
            <View className="tiny">{name}</View>
            <View className="num">{value}</View>
          </View>
        ),
      )}
    </View>
  )
}
