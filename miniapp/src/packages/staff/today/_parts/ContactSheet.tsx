import type { AppointmentView } from '@shared/contract/appointment'
import type { AnswerOf } from '@shared/contract/endpoint'
import { revealContact } from '@shared/contract/visit'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { OptionList } from '@/components/OptionList'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'

const PURPOSES = { call: 'call', verify: 'verify', other: 'otherPurpose' } as const
type Purpose = keyof typeof PURPOSES

/** Shows name, phone and document unmasked, for a purpose; the look leaves a trace, and what was shown goes with the sheet. */
export function ContactSheet({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const { t } = useText(today)
  const [purpose, setPurpose] = useState<Purpose>()
  const [contact, setContact] = useState<AnswerOf<typeof revealContact>>()
  const reveal = async () => {
    if (!purpose) return
    setContact(await call(revealContact, { params: { id: appointment.id }, body: { purpose } }))
  }
  const phone = contact?.phone
  const dial =
    process.env.TARO_ENV === 'weapp' && phone ? (
      <Button text={t('dial')} onTap={() => Taro.makePhoneCall({ phoneNumber: phone })} />
    ) : undefined
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('contactTitle', { number: appointment.number })}
      foot={
        contact ? (
          dial
        ) : (
          <Button
            text={purpose === undefined ? t('choosePurpose') : t('show')}
            disabled={purpose === undefined}
            onTap={reveal}
          />
        )
      }
    >
      {contact ? (
        <Card kind="rows">
          <Row title={t('name')} end={contact.name} />
          <Row title={t('phone')} end={contact.phone ?? t('nothing')} />
          <Row title={t('document')} end={contact.document ?? t('nothing')} />
        </Card>
      ) : (
        <>
          <View className="today-ask">{t('contactHelp')}</View>
          <OptionList
            label={t('contactHelp')}
            value={purpose}
            onChange={setPurpose}
            options={(Object.keys(PURPOSES) as Purpose[]).map((one) => ({ value: one, text: t(PURPOSES[one]) }))}
          />
        </>
      )}
    </Sheet>
  )
}
