import { listOutbox } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { NOTICE_TOPICS } from '@shared/contract/notice-topic'
import { useState } from 'react'
import { call } from '@/api/client'
import { Chip, type Tone } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { instantText } from '@/i18n/dates'
import { admin } from '@/i18n/texts/admin'
import { noticeTopics } from '@/i18n/texts/notice-topics'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../_parts/DataTable'
import { Filter } from '../_parts/Filter'
import { More } from '../_parts/More'
import { StaffPage } from '../_parts/StaffPage'
import { usePages } from '../_parts/use-pages'

type State = AnswerOf<typeof listOutbox>['messages'][number]['state']
const STATES: readonly State[] = ['queued', 'leased', 'sent', 'unknown', 'failed', 'skipped']
const TONES: Partial<Record<State, Tone>> = { sent: 'good', unknown: 'soon', failed: 'stop' }

/** Whether messages arrived; never what they say. */
export default function OutboxPage() {
  const { t, language } = useText(admin)
  const { t: tt } = useText(noticeTopics)
  const [state, setState] = useState<State | 'all'>('all')
  const pages = usePages(['outbox', state], async (before) => {
    const query = { ...(state === 'all' ? {} : { state }), ...(before === undefined ? {} : { before }) }
    const { messages, next } = await call(listOutbox, { query })
    return { rows: messages, next }
  })
  const topicText = (topic: string): string => {
    const known = NOTICE_TOPICS.find((one) => one === topic)
    return known ? tt(known) : topic
  }
  return (
    <StaffPage section="outbox">
      <Heading level={1} text={t('outboxTitle')} note={t('outboxNote')} />
      <Filter
        label={t('state')}
        value={state}
        onChange={setState}
        options={[{ value: 'all' as const, text: t('all') }, ...STATES.map((one) => ({ value: one, text: t(one) }))]}
      />
      <Load query={pages} isEmpty={(rows) => rows.length === 0} empty={{ icon: 'bell', title: t('noMessages') }}>
        {(rows) => (
          <DataTable
            label={t('outboxTitle')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { title: t('topic'), main: true, share: 1.4, cell: ({ topic }) => topicText(topic) },
              { title: t('state'), cell: (row) => <Chip tone={TONES[row.state] ?? 'plain'} text={t(row.state)} /> },
              { title: t('channel'), share: 0.9, cell: ({ channel }) => t(channel) },
              { title: t('attempts'), share: 0.7, cell: ({ attempts }) => attempts },
              { title: t('due'), share: 1.3, cell: ({ dueAt }) => instantText(dueAt, language) },
              {
                title: t('sentAt'),
                share: 1.3,
                cell: ({ sentAt }) => (sentAt === null ? '—' : instantText(sentAt, language)),
              },
              { title: t('problem'), share: 1.5, cell: ({ lastError }) => lastError ?? '—' },
            ]}
          />
        )}
      </Load>
      <More pages={pages} />
    </StaffPage>
  )
}
