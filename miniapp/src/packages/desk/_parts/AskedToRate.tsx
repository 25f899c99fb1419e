import type { DeskView } from '@shared/contract/desk-view'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { hallNow } from '@/api/clock'
import { Notice } from '@/components/Notice'
import { QrCode } from '@/components/QrCode'
import { dayText } from '@/i18n/dates'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { ratingAddress } from '../../staff/_parts/rating-address'
import './asked-to-rate.scss'

/**
 * That the applicant was asked how it was, with the code to scan for who could be sent no message. Whether they answered
 * is told to nobody; after the time to answer the file is closed for good.
 */
export function AskedToRate({ view: { id, asked } }: { view: DeskView }) {
  const { t, language } = useText(deskCase)
  if (asked === null) return null
  const { closesAt, code } = asked
  if (hallNow() >= closesAt) {
    return (
      <View className="asked-to-rate">
        <Notice icon="book">{t('archived')}</Notice>
      </View>
    )
  }
  const day = dayText(dayOf(closesAt - 1), language)
  return (
    <View className="asked-to-rate">
      <Notice icon="star" title={code === null ? t('asked') : t('askByCode')}>
        {t('askedUntil', { day })}
        {code === null ? null : (
          <View className="asked-to-rate__code">
            <View>
              <QrCode text={ratingAddress({ application: id, code })} size={148} edge={14} label={t('askByCode')} />
            </View>
            <View className="asked-to-rate__help">{t('askByCodeHelp')}</View>
          </View>
        )}
      </Notice>
    </View>
  )
}
