import { type ApplicationView, openDraft } from '@shared/contract/application'
import { VARIANTS } from '@shared/contract/variant'
import { isOpenDraft } from '@shared/domain/application'
import { useQuery } from '@tanstack/react-query'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { applicationKey, useApplication } from '@/api/queries/application'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { Skeleton } from '@/components/Skeleton'
import { open, openTab, replace } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { Form } from './_parts/Form'

type Params = ReturnType<typeof useParams>

/**
 * A draft by its `id`, or the one for a `bundle` or an `item` (with `a`, the guide's answers, or a `variant` and the
 * `certificate` that is changed, renewed, reissued or ended).
 */
export default function FormPage() {
  const { t } = useText(words)
  const { id, ...subject } = useParams()
  const signedIn = useSignedIn()
  if (!signedIn) {
    return (
      <Page title={t('title')}>
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      </Page>
    )
  }
  return id === undefined ? <BySubject subject={subject} /> : <ById id={id} answers={undefined} />
}

/** Opening twice is harmless: where a draft for the subject is open, that one is the answer. */
function BySubject({ subject }: { subject: Params }) {
  const query = useQuery({
    queryKey: ['open-draft', subject],
    queryFn: async () => {
      const view = await call(openDraft, { body: bodyOf(subject) })
      queryClient.setQueryData(applicationKey(view.id), view)
      return view.id
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return query.data === undefined ? <Waiting query={query} /> : <ById id={query.data} answers={subject.a} />
}

function bodyOf({ bundle, item, a = '', variant, certificate }: Params) {
  if (bundle !== undefined) return { subject: { kind: 'bundle' as const, id: bundle }, answers: a }
  const known = VARIANTS.find((one) => one === variant)
  return {
    subject: { kind: 'item' as const, id: item ?? '' },
    ...(known ? { variant: known } : {}),
    ...(certificate === undefined ? {} : { certificateId: certificate }),
  }
}

function ById({ id, answers }: { id: string; answers: string | undefined }) {
  const query = useApplication(id)
  return query.data ? <Opened key={id} view={query.data} answers={answers} /> : <Waiting query={query} />
}

function Opened({ view, answers }: { view: ApplicationView; answers: string | undefined }) {
  const { t } = useText(words)
  if (isOpenDraft(view.state)) return <Form view={view} answers={answers} />
  return (
    <Page title={t('title')}>
      <Blank
        icon="check"
        title={t('sentAlready')}
        help={t('sentAlreadyHelp')}
        action={{ text: t('seeProgress'), onTap: () => replace('applyProgress', { id: view.id }) }}
      />
    </Page>
  )
}

interface WaitingProps {
  query: { data: unknown; error: unknown; isPending: boolean; refetch: () => unknown }
}

/** Until the draft is there; or why it is not, with the way on. */
function Waiting({ query }: WaitingProps) {
  const { t } = useText(words)
  const code = query.error instanceof ApiError ? query.error.code : undefined
  return (
    <Page title={t('title')}>
      {code === 'NOT_FOUND' ? (
        <Blank
          icon="document"
          title={t('notFound')}
          help={t('notFoundHelp')}
          action={{ text: t('toBundles'), onTap: () => openTab('bundles') }}
        />
      ) : code === 'CONSENT_NEEDED' ? (
        <Blank
          icon="shield"
          title={t('consent')}
          help={t('consentHelp')}
          action={{ text: t('readPrivacy'), onTap: () => open('privacy') }}
        />
      ) : (
        <Load query={query} skeleton={<Skeleton rows={5} />}>
          {() => null}
        </Load>
      )}
    </Page>
  )
}
