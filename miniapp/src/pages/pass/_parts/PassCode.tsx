import type { AppointmentView } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import { PASS_EVERY, usePass } from '@/api/queries/appointment'
import { Button } from '@/components/Button'
import { QrCode } from '@/components/QrCode'
import { useNow } from '@/device/use-now'
import { common } from '@/i18n/texts/common'
import { pass as words } from '@/i18n/texts/pass'
import { useText } from '@/i18n/use-text'

const SIZE = 196

/** The signed code, renewed every minute, and the digits for a kiosk. Without a network the number alone still helps. */
export function PassCode({ appointment }: { appointment: AppointmentView }) {
  const { t } = useText(words)
  const again = useText(common)
  const now = useNow()
  const query = usePass(appointment.id)
  const code = query.data
  if (code === undefined || code.validUntil <= now) {
    return (
      <View className="pass-code__place">
        {query.error ? (
          <>
            <View className="sub">{t('passFailed')}</View>
            <View className="pass-code__again">
              <Button kind="ghost" size="small" text={again.t('retry')} onTap={() => query.refetch()} />
            </View>
          </>
        ) : (
          <View className="sub">{t('renewing')}</View>
        )}
      </View>
    )
  }
  const seconds = Math.max(0, Math.ceil((query.dataUpdatedAt + PASS_EVERY - Date.now()) / 1000))
  return (
    <>
      <QrCode text={code.code} size={SIZE} label={t('qr', { number: code.number })} />
      <View className="tiny num">{t('valid', { seconds })}</View>
      <View className="pass-code__digits">
        <View className="tiny">{t('digits')}</View>
        <View className="pass-code__six num">{`${code.digits.slice(0, 3)} ${code.digits.slice(3)}`}</View>
      </View>
    </>
  )
}
