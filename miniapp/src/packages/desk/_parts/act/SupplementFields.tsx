import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { IDENTITY_POINTS } from '@shared/domain/applicant'
import { passedBefore } from '@shared/domain/application'
import { FORM_MATERIAL } from '@shared/domain/application-plan'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { useMaterialWords } from '../material-words'
import { useFieldNames } from '../use-fields'
import type { Draft } from './draft'
import { listedOf } from './listed'
import { usePointNames } from './TickFields'

interface SupplementFieldsProps {
  view: DeskView
  one: DeskCase
  /** Items of all cases the notice goes to. */
  itemIds: readonly string[]
  draft: Draft
  change: (part: Partial<Draft>) => void
}

/** All that is missing, ticked at once, each with its words; after the first notice only what it listed is offered. */
export function SupplementFields({ view, one, itemIds, draft, change }: SupplementFieldsProps) {
  const { t } = useText(deskActField)
  const { t: tc } = useText(deskCase)
  const { chip } = useMaterialWords(view)
  const pointName = usePointNames(view)
  const listed = listedOf(one)
  const { isAskedBy } = useFieldNames(view.subject)
  const mayBeMissing = (material: DeskView['materials'][number]) =>
    material.id !== FORM_MATERIAL && material.state !== 'fetch' && !passedBefore(material, view.submittedAt)
  const materials = view.materials.filter((material) =>
    listed === undefined
      ? mayBeMissing(material) && material.neededBy.some((item) => itemIds.includes(item))
      : listed.includes(material.id),
  )
  const asked = Object.keys(view.form).filter((id) => isAskedBy(id, itemIds))
  const fields = [...asked, ...IDENTITY_POINTS].filter((id) => listed?.includes(id) ?? true)
  // A listed point that is neither a paper nor a field any more can still be told again.
  const rest = (listed ?? []).filter((id) => !fields.includes(id) && !materials.some((one) => one.id === id))

  const tick = (id: string, on: boolean) => {
    const { [id]: _, ...others } = draft.ticked
    const known = view.materials.find((one) => one.id === id)?.reason ?? ''
    change({ ticked: on ? { ...others, [id]: known } : others })
  }
  const row = (id: string, sub?: string) => (
    <View key={id} className="act-point">
      <CheckRow
        shape="square"
        title={pointName(id)}
        checked={draft.ticked[id] !== undefined}
        onChange={(on) => tick(id, on)}
        {...(sub === undefined ? {} : { sub })}
      />
      {draft.ticked[id] === undefined ? null : (
        <Field
          bare
          label={t('pointWords', { name: pointName(id) })}
          placeholder={t('pointWords', { name: '' })}
          maxLength={500}
          value={draft.ticked[id] ?? ''}
          onChange={(words) => change({ ticked: { ...draft.ticked, [id]: words } })}
        />
      )}
    </View>
  )
  return (
    <>
      {listed === undefined ? null : (
        <Notice tone="soon" icon="info">
          {t('repeat')}
        </Notice>
      )}
      <View className="act-sides">
        <View className="act-sides__one">
          {fields.length === 0 ? null : <Heading text={tc('materials')} />}
          <Card kind="rows">
            {[...materials.map((one) => row(one.id, chip(one).text)), ...rest.map((id) => row(id))]}
          </Card>
        </View>
        {fields.length === 0 ? null : (
          <View className="act-sides__one">
            <Heading text={t('moreFields')} />
            <Card kind="rows">{fields.map((id) => row(id))}</Card>
          </View>
        )}
      </View>
    </>
  )
}
