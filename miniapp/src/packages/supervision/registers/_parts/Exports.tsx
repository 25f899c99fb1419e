import { openExport, type RegisterExportView, type RegisterFilters } from '@shared/contract/register'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { say } from '@/components/toast-store'
import { dayText } from '@/i18n/dates'
import { registers } from '@/i18n/texts/registers'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { keepSheet } from './keep/keep-sheet'
import { askExport, useExports } from './queries'

/** Some megabytes over a poor network. */
const TIMEOUT = 60_000

/** Makes a spreadsheet of what is shown, and gives out what was made. */
export function Exports({ filters }: { filters: RegisterFilters | undefined }) {
  const { t } = useText(registers)
  const query = useExports()
  const [key, setKey] = useState(newKey)
  const ask = async () => {
    if (!filters) return
    await askExport(filters, key)
    setKey(newKey())
    say(t('exportAsked'))
  }
  return (
    <>
      <Card>
        <Heading text={t('exportTitle')} />
        <View className="staff-ask">{t('exportHelp')}</View>
        <Button icon="download" text={t('exportDo')} disabled={filters === undefined} onTap={ask} hint={t('daily')} />
      </Card>
      <Heading text={t('mine')} />
      <Load query={query} isEmpty={(all) => all.length === 0} empty={{ icon: 'document', title: t('mineNone') }}>
        {(all) => (
          <View {...aria({ role: 'list', label: t('mine') })}>
            {all.map((one) => (
              <View key={one.id} {...aria({ role: 'listitem' })}>
                <OneExport one={one} />
              </View>
            ))}
          </View>
        )}
      </Load>
      {process.env.TARO_ENV === 'weapp' ? <View className="tiny">{t('weappHelp')}</View> : null}
    </>
  )
}

function OneExport({ one }: { one: RegisterExportView }) {
  const { t, language } = useText(registers)
  const { register, fromDay, toDay } = one.filters
  const name = t(register)
  const days = t('days', { from: fromDay, to: toDay })
  const download = async () => {
    const bytes = await call(openExport, { params: { id: one.id }, timeout: TIMEOUT })
    await keepSheet(`${name}-${fromDay}-${toDay}.xlsx`, bytes)
    say(t(process.env.TARO_ENV === 'h5' ? 'downloaded' : 'opened'))
  }
  return (
    <Card kind="tight" className="sheet-row">
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="sub num">{days}</View>
        <View className="tiny num">
          {one.state === 'making'
            ? t('making', { rows: one.rows })
            : t('ready', { rows: one.rows, day: dayText(dayOf(one.expiresAt), language) })}
        </View>
      </View>
      {one.state === 'ready' ? (
        <View className="sheet-row__act">
          <Button
            kind="ghost"
            size="small"
            text={t('download')}
            label={`${t('download')}：${name}，${days}`}
            onTap={download}
          />
        </View>
      ) : null}
    </Card>
  )
}
