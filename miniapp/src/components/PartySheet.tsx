import { addParty, type PartyView } from '@shared/contract/account'
import type { DocumentKind } from '@shared/domain/identity'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { KEYS } from '@/api/queries/keys'
import { queryClient } from '@/api/query'
import { open as openPage } from '@/device/navigate'
import { party as words } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { Button } from './Button'
import { DocumentFields } from './DocumentFields'
import { Field } from './Field'
import { Notice } from './Notice'
import { OptionList } from './OptionList'
import { Sheet } from './Sheet'
import { say } from './toast-store'

type Kind = PartyView['kind']

interface PartySheetProps {
  open: boolean
  onClose: () => void
  /** Who is there already: oneself can be added once. */
  parties: readonly PartyView[]
  onAdded: (party: PartyView) => void
}

interface Draft {
  kind: Kind
  name: string
  relation: string
  documentKind: DocumentKind
  document: string
  phone: string
}

/** Adds somebody to book for: oneself, a relative, a company. The API checks the number and says what is wrong with it. */
export function PartySheet({ open, ...more }: PartySheetProps) {
  return open ? <OpenPartySheet {...more} /> : null
}

function OpenPartySheet({ onClose, parties, onAdded }: Omit<PartySheetProps, 'open'>) {
  const { t } = useText(words)
  const kinds = (['self', 'relative', 'company'] as const).filter(
    (kind) => kind !== 'self' || !parties.some((one) => one.kind === 'self'),
  )
  const [draft, setDraft] = useState<Draft>({
    kind: kinds[0] ?? 'relative',
    name: '',
    relation: '',
    documentKind: 'id_card',
    document: '',
    phone: '',
  })
  const [error, setError] = useState<ApiError>()
  const key = useRef(newKey())
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setError(undefined)
    key.current = newKey()
  }
  const save = async () => {
    const added = await call(addParty, { body: bodyOf(draft), idempotencyKey: key.current })
    await queryClient.invalidateQueries({ queryKey: KEYS.me })
    say(t('added'))
    onAdded(added)
  }
  const failed = (reason: unknown) => {
    if (reason instanceof ApiError) setError(reason)
    else throw reason
  }
  const complete = draft.name.trim() !== '' && draft.document.trim() !== ''
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('addTitle')}
      foot={<Button text={t('save')} disabled={!complete} onTap={save} onError={failed} />}
    >
      <OptionList
        label={t('who')}
        options={kinds.map((kind) => ({ value: kind, text: t(kind), help: t(`${kind}Help`) }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'company' ? (
        <CompanyFields draft={draft} change={change} error={error} />
      ) : (
        <PersonFields draft={draft} change={change} error={error} />
      )}
      <Field
        optional
        kind="phone"
        label={t('phone')}
        help={t('phoneHelp')}
        value={draft.phone}
        maxLength={11}
        onChange={(phone) => change({ phone })}
        error={sentence(error, 'phone')}
      />
      <Problem error={error} />
      <View className="tiny">{t('privacy')}</View>
    </Sheet>
  )
}

interface FieldsProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  error: ApiError | undefined
}

function PersonFields({ draft, change, error }: FieldsProps) {
  const { t } = useText(words)
  return (
    <>
      <Field
        label={t('name')}
        help={t('nameHelp')}
        value={draft.name}
        maxLength={60}
        onChange={(name) => change({ name })}
        error={sentence(error, 'name')}
      />
      {draft.kind === 'relative' ? (
        <Field
          optional
          label={t('relation')}
          placeholder={t('relationPlace')}
          value={draft.relation}
          maxLength={20}
          onChange={(relation) => change({ relation })}
          error={sentence(error, 'relation')}
        />
      ) : null}
      <DocumentFields
        kind={draft.documentKind}
        document={draft.document}
        onChange={change}
        error={sentence(error, 'document')}
      />
    </>
  )
}

function CompanyFields({ draft, change, error }: FieldsProps) {
  const { t } = useText(words)
  return (
    <>
      <Field
        label={t('companyName')}
        value={draft.name}
        maxLength={100}
        onChange={(name) => change({ name })}
        error={sentence(error, 'name')}
      />
      <Field
        label={t('uscc')}
        help={t('usccHelp')}
        value={draft.document}
        maxLength={18}
        onChange={(document) => change({ document })}
        error={sentence(error, 'uscc')}
      />
    </>
  )
}

/** What no field can say: consent that is missing, somebody who is there already, no network. */
function Problem({ error }: { error: ApiError | undefined }) {
  const { t } = useText(words)
  if (error === undefined || error.field !== undefined) return null
  if (error.code === 'CONSENT_NEEDED') {
    return (
      <Notice tone="soon" icon="shield">
        {t('consentNeeded')}
        <Button size="small" kind="plain" text={t('readPrivacy')} onTap={() => openPage('privacy')} />
      </Notice>
    )
  }
  return (
    <Notice tone="stop" icon="info">
      {errorText(error)}
    </Notice>
  )
}

const sentence = (error: ApiError | undefined, field: string): string | undefined =>
  error?.field === field ? errorText(error) : undefined

function bodyOf({ kind, name, relation, documentKind, document, phone }: Draft) {
  const withPhone = phone.trim() === '' ? {} : { phone: phone.trim() }
  if (kind === 'company') return { kind, name, uscc: document.trim().toUpperCase(), ...withPhone }
  const withRelation = kind === 'relative' && relation.trim() !== '' ? { relation } : {}
  return { kind, name, documentKind, document, ...withRelation, ...withPhone }
}
