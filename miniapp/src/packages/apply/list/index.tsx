import { type ApplicationSummary, removeDraft } from '@shared/contract/application'
import { useState } from 'react'
import { call } from '@/api/client'
import { renewApplications } from '@/api/queries/application'
import { useApplications } from '@/api/queries/applications'
import { useSignedIn } from '@/api/session'
import { ApplicationRow } from '@/components/ApplicationRow'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { SignInFirst } from '@/components/SignInFirst'
import { say } from '@/components/toast-store'
import { open, openTab } from '@/device/navigate'
import { applications as words } from '@/i18n/texts/applications'
import { useText } from '@/i18n/use-text'

const DRAFTS = ['draft', 'precheck']

/** Everything the account applied for, what is being filled in first. */
export default function ListPage() {
  const { t } = useText(words)
  const signedIn = useSignedIn()
  const query = useApplications()
  const [leaving, setLeaving] = useState<ApplicationSummary>()
  const toPick = { text: t('emptyAction'), onTap: () => openTab('bundles') }
  return (
    <Page title={t('mine')} ownHeading>
      <Heading level={1} text={t('question')} />
      {signedIn ? (
        <Load
          query={query}
          isEmpty={({ pages }) => pages.every(({ applications }) => applications.length === 0)}
          empty={{ icon: 'document', title: t('emptyTitle'), help: t('emptyHelp'), action: toPick }}
        >
          {({ pages }) => {
            const all = pages.flatMap(({ applications }) => applications)
            return (
              <>
                <Group
                  title={t('drafts')}
                  of={all.filter(({ state }) => DRAFTS.includes(state))}
                  onRemove={setLeaving}
                />
                <Group title={t('underWay')} of={all.filter(({ state }) => state === 'submitted')} />
                <Group title={t('over')} of={all.filter(({ state }) => state === 'ended')} />
                {query.hasNextPage ? (
                  <Button kind="ghost" size="small" text={t('more')} onTap={() => query.fetchNextPage()} />
                ) : null}
              </>
            )
          }}
        </Load>
      ) : (
        <SignInFirst title={t('signInTitle')} help={t('signInHelp')} />
      )}
      <Card kind="rows">
        <Row icon="search" title={t('lookUp')} sub={t('lookUpSub')} onTap={() => void open('applyLookup')} />
      </Card>
      <RemoveSheet draft={leaving} onClose={() => setLeaving(undefined)} />
    </Page>
  )
}

interface GroupProps {
  title: string
  of: readonly ApplicationSummary[]
  onRemove?: (draft: ApplicationSummary) => void
}

function Group({ title, of, onRemove }: GroupProps) {
  if (of.length === 0) return null
  return (
    <>
      <Heading text={title} count={String(of.length)} />
      {of.map((one) => (
        <ApplicationRow
          key={one.id}
          application={one}
          {...(onRemove && one.state === 'draft' ? { onRemove: () => onRemove(one) } : {})}
        />
      ))}
    </>
  )
}

/** Throwing away cannot be undone: the key goes too. */
function RemoveSheet({ draft, onClose }: { draft: ApplicationSummary | undefined; onClose: () => void }) {
  const { t } = useText(words)
  const remove = async () => {
    if (!draft) return
    await call(removeDraft, { params: { id: draft.id } })
    await renewApplications()
    say(t('removed'))
    onClose()
  }
  return (
    <Sheet
      open={draft !== undefined}
      onClose={onClose}
      title={t('removeTitle')}
      foot={
        <>
          <Button kind="ghost" text={t('removeNo')} onTap={onClose} />
          <Button kind="danger" text={t('removeYes')} onTap={remove} />
        </>
      }
    >
      {t('removeHelp')}
    </Sheet>
  )
}
