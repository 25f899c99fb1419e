import { loginByWechat } from '@shared/contract/session'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { sayError } from '@/components/toast-store'
import { WechatButton } from '@/components/wechat-button/WechatButton'
import { login } from '@/i18n/texts/login'
import { useText } from '@/i18n/use-text'
import { Consent } from './Consent'
import { useEntry } from './use-entry'
import './login.scss'

interface WechatLoginProps {
  agreed: boolean
  onAgree: (agreed: boolean) => void
  onOther: () => void
}

/** One tap in WeChat: who one is comes from wx.login, the phone number from WeChat's own button. */
export function WechatLogin({ agreed, onAgree, onOther }: WechatLoginProps) {
  const { t } = useText(login)
  const { missing, remind, enter } = useEntry(agreed)
  const [refused, setRefused] = useState(false)

  const takePhone = async (phoneCode: string | undefined) => {
    setRefused(phoneCode === undefined)
    if (phoneCode === undefined) return
    try {
      await enter(async (about) => {
        const { code } = await Taro.login()
        return call(loginByWechat, { body: { code, phoneCode, ...about } })
      })
    } catch (error) {
      sayError(error)
    }
  }

  return (
    <Page
      title={t('title')}
      leave="close"
      ownHeading
      bar={
        <BottomBar>
          {agreed ? (
            <WechatButton kind="phone" text={t('wechat')} onPhoneCode={(code) => void takePhone(code)} />
          ) : (
            // WeChat's button opens its own sheet at once, so it only appears after the consent.
            <Button text={t('wechat')} onTap={remind} />
          )}
        </BottomBar>
      }
    >
      <Heading level={1} text={t('wechatQuestion')} note={t('note')} />
      <Consent agreed={agreed} onAgree={onAgree} missing={missing} />
      {refused ? <Notice tone="soon">{t('phoneRefused')}</Notice> : null}
      <Button kind="plain" text={t('otherPhone')} onTap={onOther} />
    </Page>
  )
}
