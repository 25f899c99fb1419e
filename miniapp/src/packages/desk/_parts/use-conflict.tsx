import type { DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { ApiError } from '@/api/api-error'
import { Notice } from '@/components/Notice'
import { instantText } from '@/i18n/dates'
import { deskAct } from '@/i18n/texts/desk-act'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { useEventWords } from './event-words'
import { useMaterialWords } from './material-words'
import { readView, showView } from './queries'
import { type Change, whatChanged } from './what-changed'

/** A write was based on something older than what is there now: {@link useConflict} has shown the newer one. */
export class Outdated extends Error {}

interface Conflict {
  /** What somebody else changed meanwhile; nothing while there is nothing to say. */
  changes: ReactNode
  /** Waits for a write. After a conflict it shows what is there now, and throws {@link Outdated}. */
  settle: (written: Promise<DeskView>) => Promise<DeskView>
}

/** Says what changed when somebody else was faster, so that nobody acts on what is not so any more. */
export function useConflict(view: DeskView): Conflict {
  const [found, setFound] = useState<readonly Change[]>()
  const settle = async (written: Promise<DeskView>) => {
    try {
      return await written
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'CONFLICT') throw error
      const now = await readView(view.id)
      setFound(whatChanged(view, now))
      showView(now)
      throw new Outdated()
    }
  }
  return { changes: found ? <Changes view={view} found={found} /> : null, settle }
}

function Changes({ view, found }: { view: DeskView; found: readonly Change[] }) {
  const { t, pick, language } = useText(deskAct)
  const { t: tc } = useText(deskCase)
  const { name } = useMaterialWords(view)
  const itemName = (id: string): string => {
    const one = view.cases.find(({ itemId }) => itemId === id)
    return one ? pick(one.name) : id
  }
  const { eventText, by } = useEventWords(itemName)
  const lineOf = (change: Change): string => {
    if (change.kind === 'material') return `${name(change.id)}：${tc(`material_${change.state}`)}`
    const one = view.cases.find(({ id }) => id === change.caseId)
    const { event } = change
    return `${instantText(event.at, language)} ${one ? pick(one.name) : ''} ${by(event.by)} ${eventText(event)}`
  }
  return (
    <Notice tone="soon" icon="refresh" title={t('changedTitle')}>
      {found.length === 0 ? <View>{t('changedUnseen')}</View> : null}
      {found.map((change) => (
        <View key={change.kind === 'event' ? `${change.caseId}${change.event.seq}` : change.id}>{lineOf(change)}</View>
      ))}
      <View>{t('changedHelp')}</View>
    </Notice>
  )
}
