import { useState } from 'react'
import { Heading } from '@/components/Heading'
import { Page } from '@/components/Page'
import { login } from '@/i18n/texts/login'
import { useText } from '@/i18n/use-text'
import { PhoneLogin } from './_parts/PhoneLogin'
import { WechatLogin } from './_parts/WechatLogin'

/** Login by WeChat's phone number, where there is WeChat, or by a code sent to the phone. */
export default function LoginPage() {
  const { t } = useText(login)
  const [way, setWay] = useState<'wechat' | 'phone'>(process.env.TARO_ENV === 'weapp' ? 'wechat' : 'phone')
  const [agreed, setAgreed] = useState(false)
  const consent = { agreed, onAgree: setAgreed }
  const question = way === 'wechat' ? t('wechatQuestion') : t('question')
  return (
    <Page title={t('title')} leave="close" ownHeading>
      <Heading level={1} text={question} note={t('note')} />
      {way === 'wechat' ? (
        <WechatLogin {...consent} onOther={() => setWay('phone')} />
      ) : (
        <PhoneLogin {...consent} {...(process.env.TARO_ENV === 'weapp' ? { onOther: () => setWay('wechat') } : {})} />
      )}
    </Page>
  )
}
