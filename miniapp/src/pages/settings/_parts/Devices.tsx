import { type DeviceView, listDevices, removeDevice } from '@shared/contract/session'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { Card } from '@/components/Card'
import { Chip } from '@/components/Chip'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Row } from '@/components/Row'
import { Skeleton } from '@/components/Skeleton'
import { Tap } from '@/components/tap/Tap'
import { say, sayError } from '@/components/toast-store'
import { instantText } from '@/i18n/dates'
import { settings } from '@/i18n/texts/settings'
import { useText } from '@/i18n/use-text'
import './settings.scss'

const KEY = ['devices']

/** Where the account is signed in; any other place can be ended from here. */
export function Devices() {
  const { t, language } = useText(settings)
  const query = useQuery({ queryKey: KEY, queryFn: async () => (await call(listDevices)).devices, staleTime: 0 })
  const end = async ({ id }: DeviceView) => {
    try {
      await call(removeDevice, { params: { id } })
      say(t('deviceEnded'))
    } catch (error) {
      sayError(error)
    }
    await queryClient.invalidateQueries({ queryKey: KEY })
  }
  return (
    <>
      <Heading text={t('devices')} />
      <Load query={query} skeleton={<Skeleton rows={1} />}>
        {(devices) => (
          <Card kind="rows">
            {devices.map((device) => (
              <Row
                key={device.id}
                icon="device"
                title={device.device}
                sub={t('lastUsed', { time: instantText(device.usedAt, language) })}
                end={
                  device.current ? (
                    <Chip tone="good" text={t('thisDevice')} />
                  ) : (
                    <Tap
                      className="settings-end"
                      label={t('endDeviceLabel', { device: device.device })}
                      onTap={() => void end(device)}
                    >
                      {t('endDevice')}
                    </Tap>
                  )
                }
              />
            ))}
          </Card>
        )}
      </Load>
    </>
  )
}
