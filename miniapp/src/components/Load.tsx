import { useDidShow } from '@tarojs/taro'
import type { ReactElement, ReactNode } from 'react'
import { ApiError } from '@/api/api-error'
import { errorText } from '@/api/error-text'
import { open } from '@/device/navigate'
import { common } from '@/i18n/texts/common'
import { useText } from '@/i18n/use-text'
import { Blank, type BlankProps } from './Blank'
import { Skeleton } from './Skeleton'

interface LoadProps<T> {
  /** The answer of `useQuery`. */
  query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown }
  children: (data: T) => ReactNode
  /** What is coming; three rows unless told. */
  skeleton?: ReactElement
  /** Shown in place of the children when `isEmpty` holds. */
  empty?: BlankProps
  isEmpty?: (data: T) => boolean
}

/**
 * One query on a page: its skeleton, its content, or what went wrong with a way on. Content that is at hand is shown
 * even when a newer one could not be had.
 */
export function Load<T>({ query, children, skeleton, empty, isEmpty }: LoadProps<T>) {
  if (query.data !== undefined) {
    return <>{empty && isEmpty?.(query.data) ? <Blank {...empty} /> : children(query.data)}</>
  }
  if (query.isPending || query.error === null) return skeleton ?? <Skeleton />
  return <Failure error={query.error} retry={query.refetch} />
}

/** Why a page could not be shown, and what to do about it. */
export function Failure({ error, retry }: { error: unknown; retry: () => unknown }) {
  const { t } = useText(common)
  const again = { text: t('retry'), onTap: retry }
  if (error instanceof ApiError && error.offline) {
    return <Blank icon="offline" title={t('offlineTitle')} help={t('offlineHelp')} action={again} />
  }
  if (error instanceof ApiError && error.status === 401) {
    return <Blank icon="person" title={errorText(error)} action={{ text: t('signIn'), onTap: () => open('login') }} />
  }
  if (error instanceof ApiError && error.code === 'IDENTITY_NEEDED') return <IdentityFirst retry={retry} />
  const reference = error instanceof ApiError ? error.requestId : undefined
  return (
    <Blank
      icon="info"
      title={t('failed')}
      help={errorText(error)}
      action={again}
      {...(reference ? { fine: t('reference', { id: reference }) } : {})}
    />
  )
}

/** Whoever reads how a case stands has to be known; back from the check, the page asks again. */
function IdentityFirst({ retry }: { retry: () => unknown }) {
  const { t } = useText(common)
  useDidShow(() => void retry())
  return (
    <Blank
      icon="shield"
      title={t('identifyTitle')}
      help={t('identifyHelp')}
      action={{ text: t('identify'), onTap: () => open('applyIdentity') }}
    />
  )
}
