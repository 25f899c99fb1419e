import { revealApplicant } from '@shared/contract/case'
import type { DeskView } from '@shared/contract/desk-view'
import { postedTo } from '@shared/domain/delivery'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { say } from '@/components/toast-store'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { useText } from '@/i18n/use-text'

interface To {
  name: string | null
  phone: string | null
  address: string | null
}

/**
 * Where the parcel goes: as the applicant wished, else to the applicant. Masked until the clerk writes the label; that look
 * leaves a trace, and what was shown goes with the sheet.
 */
export function Addressee({ view }: { view: DeskView }) {
  const { t } = useText(deskIssuing)
  const [shown, setShown] = useState<To>()
  const { delivery, applicant } = view
  const isWished = delivery?.way === 'post'
  const to: To = shown ?? (isWished ? delivery : postedTo(applicant))
  const reveal = async () => {
    const { applicant: whole, delivery: wish } = await call(revealApplicant, {
      params: { id: view.id },
      body: { purpose: 'contact' },
    })
    setShown(wish?.way === 'post' ? wish : postedTo(whole))
  }
  const copy = async () => {
    await Taro.setClipboardData({ data: [to.name, to.phone, to.address].filter(Boolean).join(' ') })
    say(t('toCopied'))
  }
  return (
    <View className="issuing-to">
      <View className="sub">{t(isWished ? 'toWished' : 'toApplicant')}</View>
      <Card kind="rows">
        <Row title={t('toName')} end={to.name ?? ''} />
        <Row title={t('toPhone')} end={to.phone ?? ''} />
        <Row title={t('toAddress')} {...(shown ? { sub: to.address ?? t('toNone') } : { end: '***' })} />
      </Card>
      {shown ? (
        <Button kind="plain" size="small" icon="copy" text={t('toCopy')} onTap={copy} />
      ) : (
        <Button kind="plain" size="small" icon="eye" text={t('toShow')} onTap={reveal} />
      )}
    </View>
  )
}
