import type { FormField } from '@shared/domain/form'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { fullDate } from '@/i18n/dates'
import { apply as words } from '@/i18n/texts/apply'
import { applyPaper } from '@/i18n/texts/apply-paper'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import type { SubjectCatalogue } from '../../_parts/use-subject'
import { usePartNames } from './part-names'
import type { Draft } from './use-draft'
import { useValueWords } from './value-words'

interface ConflictSheetProps {
  draft: Draft
  form: readonly FormField[]
  catalogue: SubjectCatalogue | undefined
}

type Side = 'mine' | 'theirs'

/** Two devices changed the same part: both values are shown, and nothing is chosen for the person. */
export function ConflictSheet({ draft, form, catalogue }: ConflictSheetProps) {
  const { t } = useText(words)
  const nameOf = usePartNames(draft, catalogue, form)
  const textOf = usePartText(form)
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const [later, setLater] = useState<readonly string[]>()
  const { conflict, view } = draft.state
  if (conflict.length === 0 || later === conflict) return null
  const complete = conflict.every((part) => chosen[part] !== undefined)
  const done = () => {
    draft.settle(
      conflict.filter((part) => chosen[part] === 'mine'),
      conflict.filter((part) => chosen[part] === 'theirs'),
    )
    setChosen({})
  }
  return (
    <Sheet
      open
      onClose={() => setLater(conflict)}
      title={t('conflictTitle')}
      foot={<Button text={t('conflictDone')} disabled={!complete} onTap={done} />}
    >
      <View className="sub form-note">{t('conflictHelp')}</View>
      {conflict.map((part) => (
        <View key={part}>
          <View className="conflict-part">{nameOf(part)}</View>
          <OptionList<Side>
            label={nameOf(part)}
            options={[
              { value: 'mine', text: textOf(part, draft.shown), help: t('conflictMine') },
              { value: 'theirs', text: textOf(part, view), help: t('conflictTheirs') },
            ]}
            value={chosen[part]}
            onChange={(side) => setChosen((before) => ({ ...before, [part]: side }))}
          />
        </View>
      ))}
    </Sheet>
  )
}

/** A part of an application in words, to compare two of them. */
function usePartText(form: readonly FormField[]) {
  const { t, language } = useText(words)
  const { t: tm } = useText(applyPaper)
  const { t: tp } = useText(party)
  const valueText = useValueWords()
  return (part: string, { applicant, agent, form: values, materials }: Draft['shown']): string => {
    const [place = '', name = ''] = part.split('.')
    if (place === 'form') {
      const field = form.find(({ id }) => id === name)
      return field ? valueText(field, values[name]) : t('changed')
    }
    if (place === 'material') {
      const material = materials.find(({ id }) => id === name)
      if (!material) return t('changed')
      return material.state === 'given'
        ? tm('material_given', { count: Math.max(1, material.pages.length) })
        : tm(`material_${material.state}`)
    }
    if (place === 'agent' && name === '') return agent === null ? t('agentSelf') : t('agentOther')
    if (place !== 'applicant' && place !== 'agent') return t('changed')
    const person = place === 'applicant' ? applicant : agent
    if (name === 'documentKind') return person?.documentKind ? tp(person.documentKind) : t('nothing')
    if (name === 'kind') return applicant.kind ? t(`kind_${applicant.kind}`) : t('nothing')
    if (name === 'scope') return agent?.scope ? t(`scope_${agent.scope}`) : t('nothing')
    if (name === 'untilDay') return agent?.untilDay ? fullDate(agent.untilDay, language) : t('nothing')
    return Object.entries(person ?? {}).find(([key]) => key === name)?.[1] ?? t('nothing')
  }
}
