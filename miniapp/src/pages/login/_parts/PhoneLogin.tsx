import { loginByPhone } from '@shared/contract/session'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { BottomBar } from '@/components/BottomBar'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Page } from '@/components/Page'
import { sayError } from '@/components/toast-store'
import { login } from '@/i18n/texts/login'
import { useText } from '@/i18n/use-text'
import { Consent } from './Consent'
import { DemoPeople } from './DemoPeople'
import { useCode } from './use-code'
import { useEntry } from './use-entry'
import './login.scss'

interface PhoneLoginProps {
  agreed: boolean
  onAgree: (agreed: boolean) => void
  /** The way back to WeChat's login, where there is one. */
  onOther?: () => void
}

const CODE_FAULTS = ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TOO_MANY']

/** A phone number and the code sent to it. */
export function PhoneLogin({ agreed, onAgree, onOther }: PhoneLoginProps) {
  const { t } = useText(login)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { missing, enter } = useEntry(agreed)
  const sms = useCode()

  const send = async (to: string) => {
    setPhone(to)
    setCode('')
    setWrong(undefined)
    await sms.send(to)
  }
  const submit = async () => {
    if (!sms.isPhone(phone)) return sms.complain(t('phoneWrong'))
    if (!/^\d{6}$/.test(code)) return setWrong(t('codeWrong'))
    setWrong(undefined)
    await enter((about) => call(loginByPhone, { body: { phone, code, ...about } }))
  }
  const failed = (error: unknown) => {
    const fault = error instanceof ApiError && (error.field === 'code' || CODE_FAULTS.includes(error.code))
    if (fault) setWrong(errorText(error))
    else sayError(error)
  }
  const resend = sms.left > 0 ? t('sendAgain', { seconds: sms.left }) : sms.sentTo ? t('resend') : t('send')
  const sendButton = (
    <View className="login-send">
      <Button kind="plain" size="small" text={resend} disabled={sms.left > 0} onTap={() => send(phone)} />
    </View>
  )
  return (
    <Page
      title={t('title')}
      leave="close"
      ownHeading
      bar={
        <BottomBar>
          <Button text={t('enter')} onTap={submit} onError={failed} />
        </BottomBar>
      }
    >
      <Heading level={1} text={t('question')} note={t('note')} />
      <Field
        label={t('phone')}
        kind="phone"
        placeholder={t('phoneHint')}
        maxLength={11}
        autoComplete="tel"
        value={phone}
        onChange={setPhone}
        error={sms.fault}
      />
      <Field
        label={t('code')}
        kind="digits"
        placeholder={t('codeHint')}
        maxLength={6}
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        onConfirm={() => void submit().catch(failed)}
        error={wrong}
        {...(sms.sentTo ? { help: t('sent', { phone: sms.sentTo }) } : {})}
        end={sendButton}
      />
      <Consent agreed={agreed} onAgree={onAgree} missing={missing} />
      {onOther ? <Button kind="plain" text={t('useWechat')} onTap={onOther} /> : null}
      <DemoPeople phone={phone} onChoose={send} onCode={setCode} />
    </Page>
  )
}
