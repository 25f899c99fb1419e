import type { AppointmentView } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useCatalogue } from '@/api/queries/catalogue'
import { usePoints } from '@/api/queries/points'
import { Icon } from '@/components/icon/Icon'
import { Tap } from '@/components/tap/Tap'
import { open } from '@/device/navigate'
import { instantText } from '@/i18n/dates'
import { pass as words } from '@/i18n/texts/pass'
import { useText } from '@/i18n/use-text'

/** Below the card: where it is, what for, for whom, until when it can be changed. */
export function PassFacts({ appointment }: { appointment: AppointmentView }) {
  const { t, pick, language } = useText(words)
  const points = usePoints()
  const catalogue = useCatalogue()
  const { pointId, subject, party, state, allowedActions, cancelBefore } = appointment
  const point = points.data?.find(({ id }) => id === pointId)
  const bundle = subject.kind === 'bundle' ? catalogue.data?.bundles.find(({ id }) => id === subject.id) : undefined
  const phone = point?.phones[0] ?? ''
  const changeable = allowedActions.indexOf('cancel') >= 0 || allowedActions.indexOf('change') >= 0
  const onMap = () => {
    if (point) void Taro.openLocation({ ...point.location, name: pick(point.name), address: pick(point.address) })
  }
  return (
    <View className="pass-facts on-dark">
      {point ? (
        <View className="pass-fact">
          <View className="pass-fact__name">{t('point')}</View>
          <View className="strong">{pick(point.name)}</View>
          <View className="pass-fact__more">{pick(point.address)}</View>
          <View className="pass-links">
            {process.env.TARO_ENV === 'weapp' ? <Link icon="pin" text={t('map')} onTap={onMap} /> : null}
            <Link icon="phone" text={t('callPoint')} onTap={() => void Taro.makePhoneCall({ phoneNumber: phone })} />
            {bundle && state === 'booked' ? (
              <Link icon="list" text={t('seeList')} onTap={() => void open('checklist', { id: bundle.id })} />
            ) : null}
          </View>
        </View>
      ) : null}
      <View className="pass-fact">
        <View className="pass-fact__name">{`${t('subject')}${t('join')}${t('party')}`}</View>
        <View>
          {[
            ...(bundle ? [pick(bundle.name)] : []),
            party.kind === 'self' ? `${party.name}（${t('self')}）` : party.name,
          ].join(t('join'))}
        </View>
      </View>
      {state === 'booked' ? (
        <View className="pass-until num">
          {changeable ? t('untilText', { when: instantText(cancelBefore, language) }) : t('tooLate', { phone })}
        </View>
      ) : null}
    </View>
  )
}

function Link({ icon, text, onTap }: { icon: 'pin' | 'phone' | 'list'; text: string; onTap: () => void }) {
  return (
    <Tap className="pass-link" onTap={onTap}>
      <View className="pass-link__content">
        <Icon name={icon} size="s" className="pass-link__icon" />
        {text}
      </View>
    </Tap>
  )
}
