import { queryNumberText } from '@shared/domain/application'
import type { ImportLine } from '@shared/domain/certificate'
import type { OutsideLine } from '@shared/domain/outside-result'
import { View } from '@tarojs/components'
import { Chip } from '@/components/Chip'
import { deskImport } from '@/i18n/texts/desk-import'
import { useText } from '@/i18n/use-text'
import { DataTable } from '../../../staff/_parts/DataTable'
import type { ImportKind, ReadLine } from './kinds'
import type { Line } from './lines'

interface LineTableProps {
  kind: ImportKind
  lines: readonly Line[]
}

/** What was read of each line, and what becomes of it. */
export function LineTable({ kind: { says }, lines }: LineTableProps) {
  const { t } = useText(deskImport)
  const period = ({ validFrom, validUntil }: ImportLine): string =>
    validUntil === null ? t('open', { from: validFrom }) : `${validFrom} — ${validUntil}`
  const state = ({ problem, issued }: Line) => {
    if (issued) return <Chip text={t(says.done)} tone="good" />
    return problem === undefined ? <Chip text={t(says.good)} /> : <Chip text={problem} tone="stop" />
  }
  const ofCertificate = [
    { title: t('period'), share: 2.1, cell: ({ read }: Line) => (isCertificate(read) ? period(read) : '') },
    {
      title: t('seal'),
      share: 1.2,
      cell: ({ read }: Line) => (isCertificate(read) ? (read.seal ?? t('noSeal')) : ''),
    },
  ]
  const ofOutside = [
    { title: t('outcome'), share: 1, cell: ({ read }: Line) => (isOutside(read) ? t(`outcome_${read.outcome}`) : '') },
    { title: t('reasons'), share: 2.3, cell: ({ read }: Line) => (isOutside(read) ? read.words : '') },
  ]
  return (
    <DataTable
      label={t('lines', { count: lines.length })}
      rows={lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { title: t('line'), share: 0.4, cell: ({ line }) => line },
        {
          title: t(says.number),
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
        ...(says.number === 'number' ? ofCertificate : ofOutside),
        { title: t('state'), share: 2, cell: state },
      ]}
    />
  )
}

const isOutside = (read: ReadLine | undefined): read is OutsideLine => read !== undefined && 'outcome' in read
const isCertificate = (read: ReadLine | undefined): read is ImportLine => read !== undefined && 'validFrom' in read
