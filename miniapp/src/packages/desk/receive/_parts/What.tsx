import type { Subject } from '@shared/contract/common'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCatalogue } from '@/api/queries/catalogue'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { useItemNames } from '../../_parts/use-item-names'
import { Keyed } from './Keyed'

interface WhatProps {
  value: Subject | undefined
  /** Items the service point takes in. */
  accepts: readonly string[]
  onChoose: (subject: Subject) => void
}

const ITEM = 'item'

/** What for: a bundle by its number, or one item alone, found by its name. */
export function What({ value, accepts, onChoose }: WhatProps) {
  const { t, pick } = useText(deskIntake)
  const catalogue = useCatalogue()
  const [single, setSingle] = useState(false)
  return (
    <>
      <Heading level={1} text={t('receiveTitle')} note={t(single ? 'singleHelp' : 'whatHelp')} />
      {single ? (
        <Single accepts={accepts} onChoose={(id) => onChoose({ kind: ITEM, id })} onBack={() => setSingle(false)} />
      ) : (
        <Load query={catalogue}>
          {({ bundles }) => (
            <Keyed
              label={t('step_what')}
              value={value?.kind === ITEM ? '' : value?.id}
              options={[
                ...bundles.map(({ id, name, summary }) => ({ value: id, text: pick(name), help: pick(summary) })),
                { value: '', text: t('single'), help: t('singleNote') },
              ]}
              onChoose={(id) => (id === '' ? setSingle(true) : onChoose({ kind: 'bundle', id }))}
            />
          )}
        </Load>
      )}
    </>
  )
}

interface SingleProps {
  accepts: readonly string[]
  onChoose: (itemId: string) => void
  onBack: () => void
}

/** One item alone, by a part of its name; Enter takes the first that fits. */
function Single({ accepts, onChoose, onBack }: SingleProps) {
  const { t, pick } = useText(deskIntake)
  const { items } = useItemNames()
  const [text, setText] = useState('')
  const said = text.trim()
  const fitting = items.filter(({ id, name }) => accepts.includes(id) && pick(name).indexOf(said) >= 0)
  const [first] = fitting
  return (
    <>
      <Field
        bare
        label={t('singleFind')}
        placeholder={t('singleFind')}
        maxLength={30}
        focus
        value={text}
        onChange={setText}
        onConfirm={() => first && onChoose(first.id)}
      />
      {first === undefined ? (
        <View className="sub">{t('singleNone')}</View>
      ) : (
        <Keyed
          label={t('single')}
          value={said === '' ? undefined : first.id}
          options={fitting.map(({ id, name }) => ({ value: id, text: pick(name) }))}
          onChoose={onChoose}
        />
      )}
      <Button kind="plain" size="small" text={t('singleBack')} onTap={onBack} />
    </>
  )
}
