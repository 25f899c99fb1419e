import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { deskImport } from '@/i18n/texts/desk-import'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../../../staff/_parts/DataTable'
import type { Line } from './lines'

/** What was read of each line, and what becomes of it. */
export function LineTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useText(deskImport)
  const period = ({ read }: Line): string => {
    if (!read) return ''
    return read.validUntil === null ? t('open', { from: read.validFrom }) : `${read.validFrom} — ${read.validUntil}`
  }
  const state = ({ problem, issued }: Line) => {
    if (issued) return <Chip text={t('done')} tone="good" />
    return problem === undefined ? <Chip text={t('good')} /> : <Chip text={problem} tone="stop" />
  }
  return (
    <DataTable
      label={t('lines', { count: lines.length })}
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { title: t('line'), share: 0.4, cell: ({ line }) => line },
        {
          title: t('number'),
          main: true,
          share: 1.6,
          cell: ({ read, raw }) => read?.number ?? <View className="tiny">{raw}</View>,
        },
        {
          title: t('application'),
          share: 1.5,
          cell: ({ read }) => (read ? queryNumberText(read.applicationNumber) : ''),
        },
        { title: t('item'), share: 1.3, cell: ({ read }) => read?.item ?? '' },
        { title: t('period'), share: 2.1, cell: period },
        { title: t('seal'), share: 1.2, cell: ({ read }) => (read ? (read.seal ?? t('noSeal')) : '') },
        { title: t('state'), share: 2, cell: state },
      ]}
    />
  )
}
