import type { MessageView } from '@shared/contract/account'
import { readMessage, useInbox } from '@/api/queries/inbox'
import { useSignedIn } from '@/api/session'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { sayError } from '@/components/toast-store'
import { open, openTab } from '@/device/navigate'
import { inbox } from '@/i18n/texts/inbox'
import { useText } from '@/i18n/use-text'
import { MessageRow } from './_parts/MessageRow'

/** Everything the hall told this person, newest first. Opening one marks it as read and goes to what it is about. */
export default function InboxPage() {
  const { t } = useText(inbox)
  const signedIn = useSignedIn()
  const query = useInbox()
  const list = { ...query, data: query.data?.pages.flatMap(({ messages }) => messages) }

  const openMessage = (message: MessageView) => {
    void readMessage(message).catch(sayError)
    void follow(message.ref)
  }
  return (
    <Page title={t('title')}>
      {signedIn ? (
        <Load
          query={list}
          isEmpty={(messages) => messages.length === 0}
          empty={{ icon: 'bell', title: t('empty'), help: t('emptyHelp') }}
        >
          {(messages) => (
            <>
              <Card kind="rows">
                {messages.map((message) => (
                  <MessageRow key={message.id} message={message} onOpen={() => openMessage(message)} />
                ))}
              </Card>
              {query.hasNextPage ? (
                <Button
                  kind="plain"
                  size="small"
                  text={t('more')}
                  busy={query.isFetchingNextPage}
                  onTap={() => query.fetchNextPage()}
                />
              ) : null}
            </>
          )}
        </Load>
      ) : (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      )}
    </Page>
  )
}

/** Goes to what a message is about: the appointment, the visit or application to rate, what was applied for or issued, or the list where the waiting lists stand. */
async function follow(ref: MessageView['ref']): Promise<void> {
  if (ref === null) return
  if (ref.kind === 'appointment') await open('pass', { id: ref.id })
  else if (ref.kind === 'visit') await open('rate', { visit: ref.id })
  else if (ref.kind === 'application_rating') await open('rate', { application: ref.id })
  else if (ref.kind === 'application') await open('applyProgress', { id: ref.id })
  else if (ref.kind === 'certificate') await open('certificate', { id: ref.id })
  else await openTab('appointments')
}
