import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { QrCode } from '@/components/QrCode'
import { staff } from '@/i18n/texts/staff'
import { supervisor } from '@/i18n/texts/supervisor'
import { useText } from '@/i18n/use-text'
import { Filter } from '../_parts/Filter'
import { ratingAddress } from '../_parts/rating-address'
import { StaffPage } from '../_parts/StaffPage'
import { rolesOf } from '../_parts/sections'
import { WorkplaceRow } from '../_parts/WorkplaceRow'
import './_parts/window-code.scss'

const ROLES = rolesOf('windowCode')

/** A sheet to print for each window: its code opens the rating of a visit there. */
export default function WindowCodePage() {
  const { t, pick } = useText(supervisor)
  const { t: ts } = useText(staff)
  const { point } = usePlaces(ROLES)
  const [chosen, setChosen] = useState<string>()
  const desk = point?.desks.find(({ id }) => id === chosen) ?? point?.desks[0]
  return (
    <StaffPage section="windowCode" rail={<WorkplaceRow roles={ROLES} />}>
      <View className="screen-only">
        <Heading level={1} text={t('codeTitle')} note={t('codeNote')} />
        {point && desk ? (
          <Filter
            label={t('codeFor')}
            value={desk.id}
            onChange={setChosen}
            options={point.desks.map(({ id, number }) => ({ value: id, text: ts('window', { number }) }))}
          />
        ) : null}
      </View>
      {point && desk ? (
        <>
          <View className="window-sheet">
            <View className="window-sheet__place">{pick(point.name)}</View>
            <View className="window-sheet__window num">
              {ts('windowName', { number: desk.number, name: pick(desk.name) })}
            </View>
            <View className="window-sheet__ask">{t('codeAsk')}</View>
            <QrCode text={ratingAddress({ window: desk.id })} size={260} label={t('codeHow')} />
            <View className="window-sheet__how">{t('codeHow')}</View>
            <View className="window-sheet__fine">{t('codeFine')}</View>
          </View>
          {process.env.TARO_ENV === 'h5' ? (
            <View className="window-print screen-only">
              <Button icon="printer" text={t('print')} onTap={() => window.print()} />
            </View>
          ) : null}
        </>
      ) : null}
    </StaffPage>
  )
}
