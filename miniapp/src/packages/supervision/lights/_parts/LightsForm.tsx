import type { AnswerOf } from '@shared/contract/endpoint'
import type { readThresholds } from '@shared/contract/supervision'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { lights } from '@/i18n/texts/lights'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../../staff/_parts/Filter'
import '../../../staff/rules/_parts/rules.scss'

type Thresholds = AnswerOf<typeof readThresholds>['thresholds']
/** The limits are those of the contract. */
const FIELDS = [
  { name: 'remindPercent', min: 10, max: 100 },
  { name: 'yellowPercent', min: 50, max: 100 },
  { name: 'redPercent', min: 50, max: 100 },
] as const
type Name = (typeof FIELDS)[number]['name']

interface LightsFormProps {
  thresholds: Thresholds
  onSave: (thresholds: Thresholds) => Promise<void>
  onError: (error: unknown) => void
}

/** Each light with its share in per cent; nothing is saved while one of them cannot be read. */
export function LightsForm({ thresholds, onSave, onError }: LightsFormProps) {
  const { t } = useText(lights)
  const [draft, setDraft] = useState<Partial<Record<Name, string>>>({})
  const [stageYellow, setStageYellow] = useState(thresholds.stageYellow)
  const [faults, setFaults] = useState<Partial<Record<Name, string>>>({})

  const save = async () => {
    const next: Thresholds = { ...thresholds, stageYellow }
    const found: Partial<Record<Name, string>> = {}
    for (const field of FIELDS) {
      const text = (draft[field.name] ?? String(thresholds[field.name])).trim()
      const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
      if (value >= field.min && value <= field.max) next[field.name] = value
      else found[field.name] = t('wrong', field)
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    await onSave(next)
    setDraft({})
  }
  return (
    <View className="rules rules--few">
      <Card>
        {FIELDS.map(({ name }) => (
          <Field
            key={name}
            label={t(name)}
            kind="digits"
            maxLength={3}
            value={draft[name] ?? String(thresholds[name])}
            onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
            error={faults[name]}
            end={<View className="rule__unit">{t('percent')}</View>}
          />
        ))}
        <View className="strong rules__ban">{t('stageYellow')}</View>
        <Filter
          label={t('stageYellow')}
          value={stageYellow ? 'on' : 'off_'}
          onChange={(value) => setStageYellow(value === 'on')}
          options={[
            { value: 'on', text: t('on') },
            { value: 'off_', text: t('off_') },
          ]}
        />
      </Card>
      <View className="rules__save">
        <Button text={t('save')} onTap={save} onError={onError} />
      </View>
    </View>
  )
}
