import type { ApplicantView } from '@shared/contract/application-part'
import { APPLICANT_KINDS } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { AgentPart } from './AgentPart'
import { DeliveryPart } from './DeliveryPart'
import { IdentityPart } from './IdentityPart'
import { PersonFields } from './PersonFields'
import { PlacePart } from './PlacePart'
import { useProblemWords } from './problem-words'
import type { StepProps } from './step-props'
import { elementOf } from './steps'
import { useTakenOver } from './TakenOver'

/** Who applies, who takes care of it, and where it is handed in. */
export function WhoStep({ draft, problems, tried }: StepProps) {
  const { t } = useText(words)
  const { errorAt } = useProblemWords()
  const { applicant } = draft.shown
  const errorOf = (part: string) => errorAt(part, problems, tried)
  const taken = useTakenOver(draft.shown, 'who')
  const kindError = errorOf('applicant.kind')
  return (
    <>
      <Heading level={1} text={t('who')} note={t('whoNote')} />
      {taken.notice}
      <View id={elementOf('applicant.kind')}>
        <OptionList
          label={t('kind')}
          options={APPLICANT_KINDS.map((kind) => ({
            value: kind,
            text: t(`kind_${kind}`),
            help: t(`kindHelp_${kind}`),
          }))}
          value={applicant.kind ?? undefined}
          onChange={(kind) => draft.change({ applicant: { kind } })}
        />
        {kindError ? <View className="form-error">{kindError}</View> : null}
      </View>
      {applicant.kind === null ? null : (
        <>
          <ApplicantFields
            kind={applicant.kind}
            applicant={applicant}
            isUsccNeeded={problems.some(({ part, problem }) => part === 'applicant.uscc' && problem === 'MISSING')}
            onChange={(change) => draft.change({ applicant: change })}
            errorOf={errorOf}
          />
          <AgentPart draft={draft} errorOf={errorOf} />
          <IdentityPart draft={draft} problems={problems} />
        </>
      )}
      <PlacePart draft={draft} error={errorOf('point')} />
      {draft.shown.deliverable ? <DeliveryPart draft={draft} errorOf={errorOf} /> : null}
    </>
  )
}

interface ApplicantFieldsProps {
  kind: NonNullable<ApplicantView['kind']>
  applicant: ApplicantView
  isUsccNeeded: boolean
  onChange: (change: Partial<ApplicantView>) => void
  errorOf: (part: string) => string | undefined
}

function ApplicantFields({ kind, applicant, isUsccNeeded, onChange, errorOf }: ApplicantFieldsProps) {
  const { t } = useText(words)
  return (
    <>
      <View id={elementOf('applicant.name')}>
        <Field
          label={t(`name_${kind}`)}
          help={t(`nameHelp_${kind}`)}
          value={applicant.name ?? ''}
          maxLength={100}
          onChange={(name) => onChange({ name })}
          error={errorOf('applicant.name')}
        />
      </View>
      {kind === 'person' ? null : (
        <>
          <View id={elementOf('applicant.uscc')}>
            <Field
              label={t('uscc')}
              optional={!isUsccNeeded}
              help={isUsccNeeded ? t('usccHelp') : t('usccNew')}
              value={applicant.uscc ?? ''}
              maxLength={20}
              onChange={(uscc) => onChange({ uscc })}
              error={errorOf('applicant.uscc')}
            />
          </View>
          <View id={elementOf('applicant.person')}>
            <Field
              label={t(`person_${kind}`)}
              value={applicant.person ?? ''}
              maxLength={60}
              onChange={(person) => onChange({ person })}
              error={errorOf('applicant.person')}
            />
          </View>
        </>
      )}
      <PersonFields place="applicant" person={applicant} onChange={onChange} errorOf={errorOf} />
      <View id={elementOf('applicant.address')}>
        <Field
          label={t('address')}
          help={t('addressHelp')}
          optional={kind === 'person'}
          value={applicant.address ?? ''}
          maxLength={200}
          onChange={(address) => onChange({ address })}
          error={errorOf('applicant.address')}
        />
      </View>
    </>
  )
}
