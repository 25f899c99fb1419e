import type { OwnPickup } from '@shared/contract/certificate'
import { pickupText } from '@shared/domain/pickup'
import { View } from '@tarojs/components'
import { usePickup } from '@/api/queries/certificates'
import { useSignedIn } from '@/api/session'
import { Blank } from '@/components/Blank'
import { Load } from '@/components/Load'
import { Page } from '@/components/Page'
import { QrCode } from '@/components/QrCode'
import { SignInFirst } from '@/components/SignInFirst'
import { open } from '@/device/navigate'
import { useParams } from '@/device/use-params'
import { certificates as words } from '@/i18n/texts/certificates'
import { useText } from '@/i18n/use-text'
import '../_parts/certificate.scss'

/** The page asks again by itself: what was handed over goes away without a touch. Milliseconds. */
const ASK_AGAIN = 10_000
const SIZE = 196

/** What is shown at the issuing window for an application (`?id=`): a code to scan, and its six digits. */
export default function PickupPage() {
  const { t } = useText(words)
  const { id = '' } = useParams()
  const signedIn = useSignedIn()
  const query = usePickup(id, ASK_AGAIN)
  const { data } = query
  if (signedIn && data?.code) {
    return (
      <Page title={t('pickupTitle')} tone="dark">
        <Shown pickup={data} code={data.code} />
      </Page>
    )
  }
  // The code is not for a 经办人 whose authorisation does not cover collecting.
  const isBarred = data !== undefined && data.ready.length > 0 && !data.agentMay
  const none = (
    <Blank
      icon="qr"
      title={t(isBarred ? 'pickupBarred' : 'pickupNone')}
      help={t(isBarred ? 'pickupBarredHelp' : 'pickupNoneHelp')}
      action={{ text: t('toProgress'), onTap: () => open('applyProgress', { id }) }}
    />
  )
  return (
    <Page title={t('pickupTitle')}>
      {signedIn ? (
        id === '' ? (
          none
        ) : (
          <Load query={query}>{() => none}</Load>
        )
      ) : (
        <SignInFirst title={t('signIn')} help={t('signInHelp')} />
      )}
    </Page>
  )
}

function Shown({ pickup, code }: { pickup: OwnPickup; code: string }) {
  const { t, pick } = useText(words)
  const { ready, coming, number, point, agentMay } = pickup
  return (
    <>
      <View className="fetch">
        <View className="sub">{t('pickupWhere', { point: pick(point.name) })}</View>
        <View className="fetch__digits num">{`${code.slice(0, 3)} ${code.slice(3)}`}</View>
        <QrCode text={pickupText(number, code)} size={SIZE} label={t('pickupQr', { code })} />
        <View className="tiny">{t('pickupSay')}</View>
        <View className="fetch__list">
          <View className="fetch__title">{t('readyNames', { count: ready.length })}</View>
          {ready.map((one) => (
            <View key={one.id}>{pick(one.name)}</View>
          ))}
        </View>
      </View>
      {coming > 0 ? <View className="fetch__help">{t('coming', { count: coming })}</View> : null}
      <View className="fetch__help">{agentMay ? t('agentMay') : t('bring')}</View>
      <View className="fetch__help">{t('byPost')}</View>
    </>
  )
}
