import { useState } from 'react'
import { PhoneLogin } from './_parts/PhoneLogin'
import { WechatLogin } from './_parts/WechatLogin'

/** Login by WeChat's phone number, where there is WeChat, or by a code sent to the phone. */
export default function LoginPage() {
  const inWechat = process.env.TARO_ENV === 'weapp'
  const [way, setWay] = useState<'wechat' | 'phone'>(inWechat ? 'wechat' : 'phone')
  const [agreed, setAgreed] = useState(false)
  const consent = { agreed, onAgree: setAgreed }
  if (way === 'wechat') return <WechatLogin {...consent} onOther={() => setWay('phone')} />
  return <PhoneLogin {...consent} {...(inWechat ? { onOther: () => setWay('wechat') } : {})} />
}
