import { type IdentityView, verifyIdentity } from '@shared/contract/identity'
import type { DocumentKind } from '@shared/domain/identity'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { applicationKey, renewApplications, useApplication } from '@/api/queries/application'
import { KEYS } from '@/api/queries/keys'
import { useMe } from '@/api/queries/me'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { DocumentFields } from '@/components/DocumentFields'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { SignInFirst } from '@/components/SignInFirst'
import { say } from '@/components/toast-store'
import { goBack, open } from '@/device/navigate'
import { openLogin } from '@/device/return'
import { useParams } from '@/device/use-params'
import { fullDate } from '@/i18n/dates'
import { identity as words } from '@/i18n/texts/identity'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'

interface Person {
  name: string
  documentKind: DocumentKind
  document: string
}
const NOBODY: Person = { name: '', documentKind: 'id_card', document: '' }

/** Who somebody is, asked once: on the way to handing in an application (`id`), or from 我的. */
export default function IdentityPage() {
  const { t } = useText(words)
  const { id = '' } = useParams()
  const signedIn = useSignedIn()
  const me = useMe()
  const draft = useApplication(id)
  if (!signedIn) {
    return (
      <Page title={t('title')}>
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      </Page>
    )
  }
  if (me.data === undefined || (id !== '' && draft.isPending)) {
    return (
      <Page title={t('title')}>
        <Load query={me}>{() => null}</Load>
      </Page>
    )
  }
  // Whoever acts for the applicant is the one who hands it in.
  const named = draft.data?.agent ?? draft.data?.applicant
  const first = {
    name:
      (draft.data?.agent ? draft.data.agent.name : (draft.data?.applicant.person ?? draft.data?.applicant.name)) ?? '',
    documentKind: named?.documentKind ?? NOBODY.documentKind,
    document: named?.document ?? '',
  }
  return <Check id={id} known={me.data.identity} first={first} />
}

function Check({ id, known, first }: { id: string; known: IdentityView | null; first: Person }) {
  const { t } = useText(words)
  const [again, setAgain] = useState(id !== '')
  const [person, setPerson] = useState(first)
  const [error, setError] = useState<ApiError>()
  const asks = known === null || again
  const change = (part: Partial<Person>) => {
    setPerson((before) => ({ ...before, ...part }))
    setError(undefined)
  }
  const check = async () => {
    setError(undefined)
    await call(verifyIdentity, { body: { ...person, name: person.name.trim() } })
    await queryClient.invalidateQueries({ queryKey: KEYS.me })
    await (id === '' ? renewApplications() : queryClient.invalidateQueries({ queryKey: applicationKey(id) }))
    say(t('done'))
    await goBack()
  }
  const failed = (reason: unknown) => {
    if (reason instanceof ApiError) setError(reason)
    else throw reason
  }
  const at = (field: string) => (error?.field === field ? errorText(error) : undefined)
  const complete = person.name.trim() !== '' && person.document.trim() !== ''
  return (
    <Page
      title={t('title')}
      ownHeading
      bar={
        asks ? (
          <BottomBar>
            <Button text={t('check')} disabled={!complete} onTap={check} onError={failed} />
          </BottomBar>
        ) : undefined
      }
    >
      <Heading level={1} text={asks ? t('question') : t('known')} note={asks ? t('note') : undefined} />
      {known === null ? null : <Known identity={known} />}
      {asks ? (
        <>
          <Field
            label={t('name')}
            help={t('nameHelp')}
            value={person.name}
            maxLength={60}
            onChange={(name) => change({ name })}
            error={at('name')}
          />
          <DocumentFields
            kind={person.documentKind}
            document={person.document}
            onChange={change}
            error={at('document')}
          />
          <Problem error={error} />
          <View className="tiny">{t('atCounter')}</View>
        </>
      ) : (
        <Button kind="plain" text={t('again')} onTap={() => setAgain(true)} />
      )}
    </Page>
  )
}

function Known({ identity }: { identity: IdentityView }) {
  const { t, language } = useText(words)
  const { t: tp } = useText(party)
  const { name, documentKind, document, by, at } = identity
  return (
    <Card kind="rows">
      <Row icon="shield" title={name} sub={`${tp(documentKind)} ${document}`} />
      <Row icon="clock" title={t(by, { day: fullDate(dayOf(at), language) })} faded />
    </Card>
  )
}

/** What no field can say, with the way on where there is one. */
function Problem({ error }: { error: ApiError | undefined }) {
  const { t } = useText(words)
  if (error === undefined || error.field !== undefined) return null
  const next = { CONSENT_NEEDED: t('readPrivacy'), PHONE_NEEDED: t('confirmPhone') }
  const isOther = error.code !== 'CONSENT_NEEDED' && error.code !== 'PHONE_NEEDED'
  return (
    <Notice tone={isOther ? 'stop' : 'soon'} icon="info">
      {errorText(error)}
      {error.code === 'CONSENT_NEEDED' ? (
        <Button size="small" kind="plain" text={next.CONSENT_NEEDED} onTap={() => open('privacy')} />
      ) : error.code === 'PHONE_NEEDED' ? (
        <Button size="small" kind="plain" text={next.PHONE_NEEDED} onTap={openLogin} />
      ) : null}
    </Notice>
  )
}
