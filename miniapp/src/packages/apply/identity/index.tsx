import { type IdentityView, verifyIdentity } from '@shared/contract/identity'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { applicationKey, renewApplications, useApplication } from '@/api/queries/application'
import { KEYS } from '@/api/queries/keys'
import { useMe } from '@/api/queries/me'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { isNamed, type NamedPerson, PersonFields } from '@/components/PersonFields'
import { Row } from '@/components/Row'
import { Refusal } from '@/components/refusal/Refusal'
import { useRefusal } from '@/components/refusal/use-refusal'
import { SignInFirst } from '@/components/SignInFirst'
import { say } from '@/components/toast-store'
import { goBack } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { fullDate } from '@/i18n/dates'
import { identity as words } from '@/i18n/texts/identity'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'

const NOBODY: NamedPerson = { name: '', documentKind: 'id_card', document: '' }

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

function Check({ id, known, first }: { id: string; known: IdentityView | null; first: NamedPerson }) {
  const { t } = useText(words)
  const [again, setAgain] = useState(id !== '')
  const [person, setPerson] = useState(first)
  const { error, refused, clear, at } = useRefusal()
  const asks = known === null || again
  const change = (part: Partial<NamedPerson>) => {
    setPerson((before) => ({ ...before, ...part }))
    clear()
  }
  const check = async () => {
    clear()
    await call(verifyIdentity, { body: { ...person, name: person.name.trim() } })
    await queryClient.invalidateQueries({ queryKey: KEYS.me })
    await (id === '' ? renewApplications() : queryClient.invalidateQueries({ queryKey: applicationKey(id) }))
    say(t('done'))
    await goBack()
  }
  return (
    <Page
      title={t('title')}
      ownHeading
      bar={
        asks ? (
          <BottomBar>
            <Button text={t('check')} disabled={!isNamed(person)} onTap={check} onError={refused} />
          </BottomBar>
        ) : undefined
      }
    >
      <Heading level={1} text={asks ? t('question') : t('known')} note={asks ? t('note') : undefined} />
      {known === null ? null : <Known identity={known} />}
      {asks ? (
        <>
          <PersonFields person={person} onChange={change} at={at} />
          <Refusal error={error} />
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
