import type { FormValues } from '@shared/contract/application-part'
import { correctAtCounter } from '@shared/contract/counter'
import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { say } from '@/components/toast-store'
import { deskAct } from '@/i18n/texts/desk-act'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { deskActHelp } from '@/i18n/texts/desk-act-help'
import { useText } from '@/i18n/use-text'
import { FormBox } from '../FormBox'
import { useAsked, useFieldNames } from '../use-fields'
import { DecisionSheet } from './DecisionSheet'
import { useDecision } from './use-decision'

interface CorrectSheetProps {
  view: DeskView
  one: DeskCase
  onClose: () => void
}

/** What is said of the applicant and can be put right here, in the order of the page. */
const IDENTITY = ['name', 'person', 'document', 'phone', 'address'] as const
type Part = (typeof IDENTITY)[number]
/** States of a case that was accepted. */
const TAKEN_ON: readonly string[] = ['review', 'granted', 'issued', 'closed', 'refused', 'returned', 'revoked']

/** Puts right on the spot what was written wrong (行政许可法 art. 32): the new words are typed in the place of the old ones. */
export function CorrectSheet({ view, one, onClose }: CorrectSheetProps) {
  const { t } = useText(deskAct)
  const { t: tf } = useText(deskActField)
  const { t: th } = useText(deskActHelp)
  const { fieldName, valueText } = useFieldNames(view.subject)
  const asked = useAsked(view, one.itemId)
  const [applicant, setApplicant] = useState<Partial<Record<Part, string>>>({})
  const [form, setForm] = useState<FormValues>({})
  const [open, setOpen] = useState<readonly string[]>([])
  const count = Object.keys(applicant).length + Object.keys(form).length
  const body = { base: view.version, applicant, form }
  const decision = useDecision({
    view,
    write:
      count > 0
        ? (idempotencyKey) => call(correctAtCounter, { params: { id: view.id }, body, idempotencyKey })
        : undefined,
    onDone() {
      say(t('corrected', { count }))
      onClose()
    },
  })
  const { fault, renew, send, failed } = decision
  const toggle = (id: string, on: boolean) => {
    setOpen(on ? [...open, id] : open.filter((known) => known !== id))
    if (!on) {
      setForm(({ [id]: gone, ...rest }) => rest)
      const part = IDENTITY.find((known) => `applicant-${known}` === id)
      if (part) setApplicant(({ [part]: gone, ...rest }) => rest)
    }
    renew()
  }
  const faultOf = (id: string) => (fault?.field === id ? errorText(fault) : undefined)
  // Who applies is read by every item: once one of them is taken on, that stands.
  const isTaken = view.cases.some(({ state }) => TAKEN_ON.includes(state))
  const parts = IDENTITY.filter((part) => view.applicant[part] !== null && !isTaken)
  return (
    <DecisionSheet
      decision={decision}
      title={t('correct')}
      help={th('help_correct')}
      text={t('correctDo')}
      missing={count === 0 ? tf('missing_ticked') : undefined}
      fieldsSay
      onClose={onClose}
    >
      <Card kind="rows">
        {parts.map((part) => {
          const id = `applicant-${part}`
          return (
            <View key={id} className="act-point">
              <CheckRow
                shape="square"
                title={tf(`part_${part}`)}
                sub={view.applicant[part] ?? ''}
                checked={open.includes(id)}
                onChange={(on) => toggle(id, on)}
              />
              {open.includes(id) ? (
                <Field
                  bare
                  label={tf('correctTo', { name: tf(`part_${part}`) })}
                  maxLength={200}
                  focus
                  value={applicant[part] ?? ''}
                  onChange={(value) => {
                    setApplicant(({ [part]: gone, ...rest }) =>
                      value.trim() === '' ? rest : { ...rest, [part]: value },
                    )
                    renew()
                  }}
                  error={faultOf(`applicant.${part}`)}
                />
              ) : null}
            </View>
          )
        })}
        {asked.map((each) => {
          const { id } = each.field
          return (
            <View key={id} className="act-point">
              <CheckRow
                shape="square"
                title={fieldName(id)}
                sub={valueText(id, view.form[id])}
                checked={open.includes(id)}
                onChange={(on) => toggle(id, on)}
              />
              {open.includes(id) ? (
                <FormBox
                  asked={each}
                  value={form[id]}
                  active
                  fault={faultOf(`form.${id}`)}
                  onChange={(value) => {
                    setForm(({ [id]: gone, ...rest }) => (value === undefined ? rest : { ...rest, [id]: value }))
                    renew()
                  }}
                  onChoose={(value) => {
                    setForm({ ...form, [id]: value })
                    renew()
                  }}
                  onEnter={() => void send().catch(failed)}
                />
              ) : null}
            </View>
          )
        })}
      </Card>
    </DecisionSheet>
  )
}
