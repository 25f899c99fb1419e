import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { errorText } from '@/api/error-text'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { deskAct } from '@/i18n/texts/desk-act'
import { useText } from '@/i18n/use-text'
import type { Decision } from './use-decision'
import './act.scss'

interface DecisionSheetProps {
  decision: Decision
  title: string
  wide?: boolean
  /** What this is, and what follows from it. */
  help: string
  /** The button that decides. */
  text: string
  danger?: boolean
  /** What is still missing: until then it cannot be decided. */
  missing: string | undefined
  /** Nothing is filled in before: the button has the focus when the sheet opens. */
  first?: boolean
  /** The fields say themselves what the hall would not take of them. */
  fieldsSay?: boolean
  onClose: () => void
}

/** The sheet in which something is decided: what it is, what clashed or was refused, and two buttons. */
export function DecisionSheet({
  decision,
  title,
  help,
  onClose,
  children,
  ...more
}: PropsWithChildren<DecisionSheetProps>) {
  const { t } = useText(deskAct)
  const { changes, fault, send, failed } = decision
  const { text, missing } = more
  return (
    <Sheet
      open
      wide={more.wide === true}
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button kind="ghost" text={t('cancel')} onTap={onClose} />
          <View className={more.first ? 'sheet__first' : ''}>
            <Button
              kind={more.danger ? 'danger' : 'primary'}
              text={text}
              disabled={missing !== undefined}
              {...(missing === undefined ? {} : { hint: missing })}
              onTap={send}
              onError={failed}
            />
          </View>
        </>
      }
    >
      {changes}
      {fault && !(more.fieldsSay && fault.field !== undefined) ? (
        <Notice tone="stop" icon="info">
          {errorText(fault)}
        </Notice>
      ) : null}
      <View className="act-help">{help}</View>
      {children}
    </Sheet>
  )
}
