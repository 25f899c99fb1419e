import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePlaces } from '@/api/places'
import { useMe } from '@/api/queries/me'
import { usePoints } from '@/api/queries/points'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { OptionList } from '@/components/OptionList'
import { Page } from '@/components/Page'
import { SignInFirst } from '@/components/SignInFirst'
import { openTab } from '@/device/navigate'
import { chooseWorkplace, useWorkplace } from '@/device/workplace'
import { kiosk } from '@/i18n/texts/kiosk'
import { useText } from '@/i18n/use-text'
import { Counter } from './_parts/Counter'
import './_parts/kiosk.scss'

const ROLES = ['kiosk', 'clerk'] as const

/** The machine in the hall: a code held to its scanner, or a number typed on its screen, and one clear answer. */
export default function KioskPage() {
  const { t } = useText(kiosk)
  const signedIn = useSignedIn()
  const me = useMe()
  return (
    <Page title={t('title')} wide ownHeading head={<View />}>
      {signedIn ? (
        <Load query={me}>{() => <AtPoint />}</Load>
      ) : (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      )}
    </Page>
  )
}

function AtPoint() {
  const { t, pick } = useText(kiosk)
  const points = usePoints()
  const places = usePlaces(ROLES)
  const { pointId } = useWorkplace()
  const [choosing, setChoosing] = useState(false)
  return (
    <Load query={points}>
      {() => {
        if (!places.point) {
          const action = { text: t('leave'), onTap: () => openTab('mine') }
          return <Blank icon="lock" title={t('noRole')} help={t('noRoleHelp')} action={action} />
        }
        const unsure = places.points.length > 1 && !places.points.some(({ id }) => id === pointId)
        if (!unsure && !choosing) {
          return (
            <Counter point={places.point} {...(places.points.length > 1 ? { onMove: () => setChoosing(true) } : {})} />
          )
        }
        return (
          <View className="kiosk-choose">
            <Heading level={1} text={t('choosePoint')} />
            <OptionList
              label={t('choosePoint')}
              value={choosing ? places.point.id : undefined}
              onChange={(id) => {
                chooseWorkplace({ pointId: id, deskId: undefined })
                setChoosing(false)
              }}
              options={places.points.map(({ id, name }) => ({ value: id, text: pick(name) }))}
            />
          </View>
        )
      }}
    </Load>
  )
}
