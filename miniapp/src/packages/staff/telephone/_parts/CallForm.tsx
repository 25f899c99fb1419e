import type { AppointmentView } from '@shared/contract/appointment'
import type { ServicePoint } from '@shared/contract/service-point'
import { bookByTelephone } from '@shared/contract/visit'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { useCatalogue } from '@/api/queries/catalogue'
import { queryClient } from '@/api/query'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { sayError } from '@/components/toast-store'
import { telephone } from '@/i18n/texts/telephone'
import { useText } from '@/i18n/use-text'
import { Filter } from '../../_parts/Filter'
import { SlotPart } from './SlotPart'
import './telephone.scss'

interface CallFormProps {
  point: ServicePoint
  onBooked: (appointment: AppointmentView) => void
}

const EMPTY = { bundle: '', slotId: '', name: '', phone: '', document: '' }

/** What, when and who, side by side at a desk: the caller says it in any order. */
export function CallForm({ point, onBooked }: CallFormProps) {
  const { t, pick } = useText(telephone)
  const { data: catalogue } = useCatalogue()
  const [draft, setDraft] = useState(EMPTY)
  const [key, setKey] = useState(newKey)
  const [error, setError] = useState<ApiError>()
  const change = (part: Partial<typeof EMPTY>) => {
    setDraft((before) => ({ ...before, ...part }))
    setError(undefined)
    setKey(newKey())
  }
  const sentence = (field: string) => (error?.field === field ? errorText(error) : undefined)
  const { bundle, slotId, name, phone, document } = draft
  const whole = bundle !== '' && slotId !== '' && name.trim() !== '' && phone.trim() !== ''

  const book = async () => {
    const paper = document.trim() === '' ? {} : { documentKind: 'id_card' as const, document: document.trim() }
    const subject = { kind: 'bundle' as const, id: bundle }
    const body = { slotId, subject, name: name.trim(), phone: phone.trim(), ...paper }
    onBooked(await call(bookByTelephone, { body, idempotencyKey: key }))
  }
  const failed = (reason: unknown) => {
    if (reason instanceof ApiError && reason.field !== undefined) setError(reason)
    else sayError(reason)
    // A place that is gone must not be offered again.
    void queryClient.invalidateQueries({ queryKey: ['slots'] })
  }
  return (
    <View className="staff-sides">
      <View className="staff-sides__main">
        <Heading text={t('what')} />
        <Filter
          label={t('what')}
          value={bundle}
          onChange={(id) => change({ bundle: id })}
          options={(catalogue?.bundles ?? []).map(({ id, name: title }) => ({ value: id, text: pick(title) }))}
        />
        <SlotPart point={point} slotId={slotId} onSlot={(id) => change({ slotId: id })} />
      </View>
      <View className="staff-sides__form">
        <Heading text={t('who')} />
        <Field
          label={t('name')}
          help={t('nameHelp')}
          maxLength={60}
          value={name}
          onChange={(next) => change({ name: next })}
          error={sentence('name')}
        />
        <Field
          label={t('phone')}
          kind="phone"
          help={t('phoneHelp')}
          maxLength={11}
          value={phone}
          onChange={(next) => change({ phone: next })}
          error={sentence('phone')}
        />
        <Field
          label={t('document')}
          kind="document"
          optional
          help={t('documentHelp')}
          maxLength={18}
          value={document}
          onChange={(next) => change({ document: next })}
          error={sentence('document')}
        />
        <Button
          text={t('book')}
          disabled={!whole}
          onTap={book}
          onError={failed}
          {...(whole ? {} : { hint: t('chooseAll') })}
        />
      </View>
    </View>
  )
}
