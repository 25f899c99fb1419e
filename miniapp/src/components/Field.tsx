import { View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Icon } from './icon/Icon'
import { Label } from './label/Label'
import type { TextInputProps } from './text-input/props'
import { TextInput } from './text-input/TextInput'
import './Field.scss'

interface FieldProps extends Omit<TextInputProps, 'id' | 'invalid' | 'describedBy'> {
  /** What is wrong with it, beside the field; replaces the help. */
  error?: string | undefined
  help?: string
  /** Says 可以不填 beside the label. */
  optional?: boolean
  /** At the right inside the box, such as a button that sends a code. */
  end?: ReactNode
  /** Hides the label from eyes, as for a search box; it is still read out. */
  bare?: boolean
}

/** An input with its label, help and error. */
export function Field({ error, help, optional = false, end, bare = false, ...input }: FieldProps) {
  const { t } = useText(common)
  const id = `field${useId()}`
  const below = error ?? help
  return (
    <View className="field">
      {bare ? null : (
        <Label for={id} className="field__label">
          {input.label}
          {optional ? <View className="field__optional">{t('optional')}</View> : null}
        </Label>
      )}
      <View className={`field__box ${error ? 'field__box--error' : ''}`}>
        {input.kind === 'search' ? <Icon name="search" size="s" className="field__search" /> : null}
        <View className="grow">
          <TextInput
            {...input}
            id={id}
            invalid={error !== undefined}
            {...(below ? { describedBy: `${id}-below` } : {})}
          />
        </View>
        {end ? <View className="field__end">{end}</View> : null}
      </View>
      {below ? (
        <View
          id={`${id}-below`}
          className={error ? 'field__error' : 'field__help'}
          {...(error ? aria({ role: 'alert' }) : {})}
        >
          {below}
        </View>
      ) : null}
    </View>
  )
}
