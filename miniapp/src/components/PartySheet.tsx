import { addParty, type PartyView } from '@shared/contract/account'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { KEYS } from '@/api/queries/keys'
import { queryClient } from '@/api/query'
import { party as words } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'
import { Button } from './Button'
import { Field } from './Field'
import { OptionList } from './OptionList'
import { isNamed, type NamedPerson, PersonFields } from './PersonFields'
import { Refusal } from './refusal/Refusal'
import { useRefusal } from './refusal/use-refusal'
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

interface Draft extends NamedPerson {
  kind: Kind
  relation: string
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
  const { error, refused, clear, at } = useRefusal()
  const key = useRef(newKey())
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    clear()
    key.current = newKey()
  }
  const save = async () => {
    const added = await call(addParty, { body: bodyOf(draft), idempotencyKey: key.current })
    await queryClient.invalidateQueries({ queryKey: KEYS.me })
    say(t('added'))
    onAdded(added)
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('addTitle')}
      foot={<Button text={t('save')} disabled={!isNamed(draft)} onTap={save} onError={refused} />}
    >
      <OptionList
        label={t('who')}
        options={kinds.map((kind) => ({ value: kind, text: t(kind), help: t(`${kind}Help`) }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'company' ? (
        <CompanyFields draft={draft} change={change} at={at} />
      ) : (
        <PersonFields person={draft} onChange={change} at={at}>
          {draft.kind === 'relative' ? (
            <Field
              optional
              label={t('relation')}
              placeholder={t('relationPlace')}
              value={draft.relation}
              maxLength={20}
              onChange={(relation) => change({ relation })}
              error={at('relation')}
            />
          ) : null}
        </PersonFields>
      )}
      <Field
        optional
        kind="phone"
        label={t('phone')}
        help={t('phoneHelp')}
        value={draft.phone}
        maxLength={11}
        onChange={(phone) => change({ phone })}
        error={at('phone')}
      />
      <Refusal error={error} />
      <View className="tiny">{t('privacy')}</View>
    </Sheet>
  )
}

interface CompanyFieldsProps {
  draft: Draft
  change: (part: Partial<Draft>) => void
  at: (field: string) => string | undefined
}

function CompanyFields({ draft, change, at }: CompanyFieldsProps) {
  const { t } = useText(words)
  return (
    <>
      <Field
        label={t('companyName')}
        value={draft.name}
        maxLength={100}
        onChange={(name) => change({ name })}
        error={at('name')}
      />
      <Field
        label={t('uscc')}
        help={t('usccHelp')}
        value={draft.document}
        maxLength={18}
        onChange={(document) => change({ document })}
        error={at('uscc')}
      />
    </>
  )
}

function bodyOf({ kind, name, relation, documentKind, document, phone }: Draft) {
  const withPhone = phone.trim() === '' ? {} : { phone: phone.trim() }
  if (kind === 'company') return { kind, name, uscc: document.trim().toUpperCase(), ...withPhone }
  const withRelation = kind === 'relative' && relation.trim() !== '' ? { relation } : {}
  return { kind, name, documentKind, document, ...withRelation, ...withPhone }
}
