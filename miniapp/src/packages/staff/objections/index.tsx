import { listObjections, type ObjectionView } from '@shared/contract/admin'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type * as v from 'valibot'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Tap } from '@/components/tap/Tap'
import { instantText } from '@/i18n/dates'
import { supervisor } from '@/i18n/texts/supervisor'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../_parts/DataTable'
import { StaffPage } from '../_parts/StaffPage'
import { AnswerSheet } from './_parts/AnswerSheet'

type Objection = v.InferOutput<typeof ObjectionView>
const KEY = ['objections']

/** Objections to booking bans that wait for an answer. */
export default function ObjectionsPage() {
  const { t, language } = useText(supervisor)
  const signedIn = useSignedIn()
  const [answering, setAnswering] = useState<Objection>()
  const query = useQuery({
    queryKey: KEY,
    queryFn: async () => (await call(listObjections)).objections,
    enabled: signedIn,
    staleTime: 0,
  })
  const close = () => {
    setAnswering(undefined)
    void queryClient.invalidateQueries({ queryKey: KEY })
  }
  return (
    <StaffPage section="objections">
      <Heading level={1} text={t('objectionsTitle')} note={t('objectionsNote')} />
      <Load query={query} isEmpty={(rows) => rows.length === 0} empty={{ icon: 'check', title: t('noObjections') }}>
        {(rows) => (
          <DataTable
            label={t('objectionsTitle')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { title: t('person'), main: true, cell: ({ person }) => person },
              { title: t('reason'), share: 3, cell: ({ words }) => words },
              {
                title: t('record'),
                share: 1.4,
                cell: ({ noShows, cancels }) => t('recordOf', { noShows, cancels }),
              },
              { title: t('when'), share: 1.2, cell: ({ createdAt }) => instantText(createdAt, language) },
              {
                title: t('answer'),
                cell: (row) => (
                  <Tap className="staff-act staff-act--plain" onTap={() => setAnswering(row)}>
                    {t('answer')}
                  </Tap>
                ),
              },
            ]}
          />
        )}
      </Load>
      {answering ? <AnswerSheet objection={answering} onClose={close} /> : null}
    </StaffPage>
  )
}
