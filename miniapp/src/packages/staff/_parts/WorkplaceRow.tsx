import type { StaffRole } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { Icon } from '@/components/icon/Icon'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { Tap } from '@/components/tap/Tap'
import { chooseWorkplace } from '@/device/workplace'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'
import './workplace.scss'

interface WorkplaceRowProps {
  roles: readonly StaffRole[]
  /** Asks for the window as well, not only for the service point. */
  withDesk?: boolean
  /** Opened from outside, as when an action needs a window first. */
  asking?: boolean
  onAsked?: () => void
}

/** Where the person works, and the sheet to change it. */
export function WorkplaceRow({ roles, withDesk = false, asking = false, onAsked }: WorkplaceRowProps) {
  const { t, pick } = useText(staff)
  const { points, point, desk } = usePlaces(roles)
  const [open, setOpen] = useState(false)
  const close = () => {
    setOpen(false)
    onAsked?.()
  }
  if (!point) return null
  const title = desk ? t('windowName', { number: desk.number, name: pick(desk.name) }) : t('noDesk')
  return (
    <>
      <Tap
        className="workplace"
        onTap={() => setOpen(true)}
        label={`${t('workplace')}：${withDesk ? `${title}，` : ''}${pick(point.name)}`}
      >
        <View className="workplace__content">
          <View className="grow">
            {withDesk ? <View className="strong num">{title}</View> : null}
            <View className={withDesk ? 'workplace__point' : 'strong'}>{pick(point.name)}</View>
          </View>
          <Icon name="down" size="s" />
        </View>
      </Tap>
      <Sheet open={open || asking} onClose={close} title={t('workplace')}>
        {points.length > 1 ? (
          <>
            <View className="workplace__ask">{t('choosePoint')}</View>
            <OptionList
              label={t('choosePoint')}
              value={point.id}
              onChange={(pointId) => {
                chooseWorkplace({ pointId, deskId: undefined })
                if (!withDesk) close()
              }}
              options={points.map(({ id, name }) => ({ value: id, text: pick(name) }))}
            />
          </>
        ) : null}
        {withDesk ? (
          <>
            <View className="workplace__ask">{t('chooseDesk')}</View>
            <OptionList
              label={t('chooseDesk')}
              value={desk?.id ?? ''}
              onChange={(deskId) => {
                chooseWorkplace({ pointId: point.id, deskId: deskId === '' ? undefined : deskId })
                close()
              }}
              options={[
                ...point.desks.map(({ id, number, name, kind }) => ({
                  value: id,
                  text: t('windowName', { number, name: pick(name) }),
                  help: t(kind),
                })),
                { value: '', text: t('noDesk'), help: t('noDeskHelp') },
              ]}
            />
          </>
        ) : null}
      </Sheet>
    </>
  )
}
