import { verifyAtCounter } from '@shared/contract/identity'
import type { DocumentKind } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { isNamed, PersonFields } from '@/components/PersonFields'
import { Refusal } from '@/components/refusal/Refusal'
import { useRefusal } from '@/components/refusal/use-refusal'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { identity as words } from '@/i18n/texts/identity'
import { useText } from '@/i18n/use-text'

interface IdentitySheetProps {
  pointId: string
  onClose: () => void
}

/** A clerk has seen the person and the document: the account of this phone is theirs. */
export function IdentitySheet({ pointId, onClose }: IdentitySheetProps) {
  const { t } = useText(words)
  const [person, setPerson] = useState({ phone: '', name: '', documentKind: 'id_card' as DocumentKind, document: '' })
  const { error, refused, clear, at } = useRefusal()
  const key = useRef(newKey())
  const change = (part: Partial<typeof person>) => {
    setPerson((before) => ({ ...before, ...part }))
    clear()
    key.current = newKey()
  }
  const keep = async () => {
    const { name } = await call(verifyAtCounter, { body: { pointId, ...person }, idempotencyKey: key.current })
    say(t('sheetDone', { name }))
    onClose()
  }
  const complete = person.phone.trim() !== '' && isNamed(person)
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('sheetTitle')}
      foot={<Button text={t('sheetDo')} disabled={!complete} onTap={keep} onError={refused} />}
    >
      <Field
        kind="phone"
        label={t('phone')}
        value={person.phone}
        maxLength={11}
        onChange={(phone) => change({ phone })}
        error={at('phone')}
      />
      <PersonFields person={person} onChange={change} at={at} />
      <Refusal error={error} />
      <View className="tiny">{t('sheetHelp')}</View>
    </Sheet>
  )
}
