import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Field } from '@/components/Field'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../_parts/Filter'
import { BAN_FIELDS, type Draft, FIELDS, meant, type RuleName, type Rules, shown } from './fields'
import './rules.scss'

interface RulesFormProps {
  rules: Rules
  onSave: (rules: Rules) => Promise<void>
  onError: (error: unknown) => void
}

/** Every rule with its unit; nothing is saved while one of them cannot be read. */
export function RulesForm({ rules, onSave, onError }: RulesFormProps) {
  const { t } = useText(admin)
  const [draft, setDraft] = useState<Partial<Draft>>({})
  const [banEnabled, setBanEnabled] = useState(rules.banEnabled)
  const [faults, setFaults] = useState<Partial<Draft>>({})

  const save = async () => {
    const next: Rules = { ...rules, banEnabled }
    const found: Partial<Draft> = {}
    for (const field of FIELDS) {
      const value = meant(field, draft[field.name] ?? shown(field.name, rules))
      if (value !== undefined) next[field.name] = value
      else found[field.name] = field.unit === 'clockUnit' ? t('clockWrong') : t('numberWrong', field)
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return
    await onSave(next)
    setDraft({})
  }
  const fieldOf = (name: RuleName) => FIELDS.filter((field) => field.name === name)
  const draw = ({ name, unit }: (typeof FIELDS)[number]) => (
    <View key={name} className="rule">
      <Field
        label={t(name)}
        maxLength={5}
        value={draft[name] ?? shown(name, rules)}
        onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))}
        error={faults[name]}
        end={<View className="rule__unit">{t(unit)}</View>}
      />
    </View>
  )
  return (
    <View className="rules">
      <Card>
        <View className="rules__grid">{FIELDS.filter(({ name }) => !BAN_FIELDS.includes(name)).map(draw)}</View>
      </Card>
      <Card>
        <View className="strong rules__ban">{t('banEnabled')}</View>
        <Filter
          label={t('banEnabled')}
          value={banEnabled ? 'on' : 'off_'}
          onChange={(value) => setBanEnabled(value === 'on')}
          options={[
            { value: 'on', text: t('on') },
            { value: 'off_', text: t('off_') },
          ]}
        />
        {banEnabled ? <View className="rules__grid">{BAN_FIELDS.flatMap(fieldOf).map(draw)}</View> : null}
      </Card>
      <View className="rules__save">
        <Button text={t('saveRules')} onTap={save} onError={onError} />
      </View>
    </View>
  )
}
