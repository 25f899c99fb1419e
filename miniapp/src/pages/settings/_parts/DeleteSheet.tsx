import { deleteMe } from '@shared/contract/account'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { signOut } from '@/api/person'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { openTab } from '@/device/navigate'
import { settings } from '@/i18n/texts/settings'
import { useText } from '@/i18n/use-text'

const LINES = ['deleteLine1', 'deleteLine2', 'deleteLine3', 'deleteLine4'] as const

/** Deletes the account, after saying what that costs and after a word typed by hand: it cannot be taken back. */
export function DeleteSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText(settings)
  const [word, setWord] = useState('')
  const [fault, setFault] = useState<string>()
  const close = () => {
    setWord('')
    setFault(undefined)
    onClose()
  }
  const erase = async () => {
    if (word.trim().toUpperCase() !== t('deleteWord')) return setFault(t('deleteMissing'))
    await call(deleteMe)
    signOut()
    say(t('deleted'))
    await openTab('home')
  }
  return (
    <Sheet
      open={open}
      onClose={close}
      title={t('deleteTitle')}
      foot={
        <>
          <Button kind="ghost" text={t('keep')} onTap={close} />
          <Button kind="danger" text={t('deleteDo')} onTap={erase} />
        </>
      }
    >
      {LINES.map((line) => (
        <View key={line} className="settings-line">
          {t(line)}
        </View>
      ))}
      <Field label={t('deleteType')} maxLength={10} value={word} onChange={setWord} error={fault} />
    </Sheet>
  )
}
