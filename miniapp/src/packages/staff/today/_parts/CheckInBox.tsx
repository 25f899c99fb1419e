import type { AppointmentView } from '@shared/contract/appointment'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { checkInWith, readProof } from '@/api/check-in'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { say } from '@/components/toast-store'
import { staff } from '@/i18n/texts/staff'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { showAnswer } from '../../_parts/queries'
import { useRefusal } from './use-refusal'

interface CheckInBoxProps {
  pointId: string
  onDone: (appointment: AppointmentView) => void
}

/** Checks in by the code on a phone: scanned in WeChat, read by a scanner that types, or typed by hand. */
export function CheckInBox({ pointId, onDone }: CheckInBoxProps) {
  const { t } = useText(today)
  const { t: ts } = useText(staff)
  const refusal = useRefusal()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()

  const submit = async (given: string) => {
    const proof = readProof(given)
    if (!proof) return setFault(t('boxWrong'))
    setFault(undefined)
    try {
      const appointment = await checkInWith(pointId, proof)
      setText('')
      showAnswer(appointment)
      say(t('checkedIn', { number: appointment.number, kind: ts(appointment.windowKind) }))
      onDone(appointment)
    } catch (error) {
      setFault(refusal(error))
    }
  }
  const scan = async () => {
    const { result } = await Taro.scanCode({ onlyFromCamera: true }).catch(() => ({ result: undefined }))
    if (result) await submit(result)
  }
  return (
    <View className="today-box">
      {process.env.TARO_ENV === 'weapp' ? <Button icon="scan" text={t('scan')} onTap={scan} /> : null}
      <Field
        bare
        label={t('box')}
        placeholder={t('boxHint')}
        help={t('boxHelp')}
        maxLength={300}
        value={text}
        onChange={setText}
        onConfirm={() => void submit(text)}
        error={fault}
        end={
          <View className="today-box__enter">
            <Button kind="plain" size="small" text={t('boxEnter')} onTap={() => submit(text)} />
          </View>
        }
      />
    </View>
  )
}
