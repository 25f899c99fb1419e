import type { Subject } from '@shared/contract/common'
import { useMemo } from 'react'
import { useBundle, useItem } from '@/api/queries/catalogue'
import type { ReceiveDraft } from './draft'
import { bundleMatter, itemMatter } from './matter'

const idOf = (subject: Subject | undefined, kind: Subject['kind']): string => (subject?.kind === kind ? subject.id : '')

/** What is received, from the catalogue; undefined while it is read. */
export function useMatter({ subject, answers, person, agent }: ReceiveDraft) {
  const bundle = useBundle(idOf(subject, 'bundle'))
  const item = useItem(idOf(subject, 'item'))
  const hasPhone = person.phone.trim() !== ''
  const hasAgent = agent !== undefined
  const isItem = subject?.kind === 'item'
  const matter = useMemo(() => {
    const given = { answers, hasPhone, hasAgent }
    if (isItem) return item.data && itemMatter(item.data, given)
    return bundle.data && bundleMatter(bundle.data, given)
  }, [bundle.data, item.data, isItem, answers, hasPhone, hasAgent])
  return { matter, bundle, item }
}
