import { readCalendar } from '@shared/contract/admin'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Notice } from '@/components/Notice'
import { instantText } from '@/i18n/dates'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../_parts/DataTable'
import { StaffPage } from '../_parts/StaffPage'
import { NoticeForm } from './_parts/NoticeForm'

const KEY = ['calendar']

/** The holiday notices that were entered, and the way to enter the next. */
export default function CalendarPage() {
  const { t, language } = useText(admin)
  const signedIn = useSignedIn()
  const query = useQuery({ queryKey: KEY, queryFn: () => call(readCalendar), enabled: signedIn, staleTime: 0 })
  return (
    <StaffPage section="calendar">
      <Heading level={1} text={t('calendarTitle')} note={t('calendarNote')} />
      <View className="staff-sides">
        <View className="staff-sides__main">
          <Load query={query}>
            {({ knownUntil, notices }) => (
              <>
                <Notice tone="good" icon="calendar">
                  {t('knownUntil', { year: knownUntil })}
                </Notice>
                <DataTable
                  label={t('calendarTitle')}
                  rows={notices}
                  rowKey={({ year }) => String(year)}
                  columns={[
                    { title: t('year'), main: true, share: 0.6, cell: ({ year }) => year },
                    { title: t('source'), share: 3, cell: ({ source }) => source },
                    { title: t('publishedOn'), share: 1.2, cell: ({ publishedOn }) => publishedOn },
                    { title: t('off'), share: 0.8, cell: ({ off }) => t('days', { count: off.length }) },
                    { title: t('worked'), share: 1, cell: ({ worked }) => t('days', { count: worked.length }) },
                    {
                      title: t('loadedAt'),
                      share: 1.3,
                      cell: ({ loadedAt }) => (loadedAt === null ? t('builtIn') : instantText(loadedAt, language)),
                    },
                  ]}
                />
              </>
            )}
          </Load>
        </View>
        <View className="staff-sides__form">
          <NoticeForm onLoaded={() => queryClient.invalidateQueries({ queryKey: KEY })} />
        </View>
      </View>
    </StaffPage>
  )
}
