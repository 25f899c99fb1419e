import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '@/platform/aria'
import './data-table.scss'

export interface Column<T> {
  title: string
  cell: (row: T) => ReactNode
  /** Its part of the width at a desk; 1 unless told. */
  share?: number
  /** What the row is about: larger, first on a phone, without its title. */
  main?: boolean
  /** What stands in it is short and stays on one line, as a day does. */
  whole?: boolean
}

interface DataTableProps<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
}

/** A table at a desk; on a phone every row is a card, its columns named. */
export function DataTable<T>({ label, columns, rows, rowKey }: DataTableProps<T>) {
  const style = { '--columns': columns.map(({ share = 1 }) => `minmax(0, ${share}fr)`).join(' ') }
  return (
    <View className="table" style={style as Record<string, string>} {...aria({ role: 'table', label })}>
      <View className="table__head" {...aria({ role: 'row' })}>
        {columns.map(({ title }) => (
          <View key={title} className="table__title" {...aria({ role: 'columnheader' })}>
            {title}
          </View>
        ))}
      </View>
      {rows.map((row) => (
        <View key={rowKey(row)} className="table__row" {...aria({ role: 'row' })}>
          {columns.map(({ title, cell, main, whole }) => (
            <View key={title} className={`table__cell ${main ? 'table__cell--main' : ''}`} {...aria({ role: 'cell' })}>
              {main ? null : <View className="table__name">{title}</View>}
              <View className={`table__value num ${whole ? 'whole' : ''}`}>{cell(row)}</View>
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
