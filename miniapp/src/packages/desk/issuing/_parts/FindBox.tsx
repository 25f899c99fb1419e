import { findApplications } from '@shared/contract/work-list'
import { readPickupText } from '@shared/domain/pickup'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { sayError } from '@/components/toast-store'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { useText } from '@/i18n/use-text'
import { leaveField } from '@/platform/focus'
import { prove, proven } from './use-issuing'
import './issuing.scss'

interface FindBoxProps {
  wide: boolean
  onFound: (applicationId: string) => void
  onImport: () => void
}

/** Where a scanner types: a pick-up code opens its application ready to be handed over, a query number the application. */
export function FindBox({ wide, onFound, onImport }: FindBoxProps) {
  const { t } = useText(deskIssuing)
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()

  const find = async (given: string) => {
    if (given.trim() === '') return
    setFault(undefined)
    proven.set(undefined)
    const brought = readPickupText(given)
    if (brought === null) return setFault(t('notFindable'))
    const { number, code } = brought
    const id = code === null ? await applicationOf(number) : (await prove(number, { code })).view.applicationId
    if (id === undefined) return setFault(t('notFound'))
    setText('')
    // What is typed next is a key of the page again.
    leaveField()
    onFound(id)
  }
  const failed = (error: unknown) => {
    if (error instanceof ApiError && !error.offline) setFault(errorText(error))
    else sayError(error)
  }
  const scan = async () => {
    const { result } = await Taro.scanCode({ onlyFromCamera: true }).catch(() => ({ result: undefined }))
    if (result) await find(result)
  }
  return (
    <View className="work-find">
      <Heading level={1} text={t('title')} note={t('note')} />
      {process.env.TARO_ENV === 'weapp' ? <Button icon="scan" text={t('scan')} onTap={scan} onError={failed} /> : null}
      <Field
        bare
        label={t('find')}
        placeholder={t('findHint')}
        help={t('findHelp')}
        maxLength={300}
        focus={wide}
        value={text}
        onChange={(next) => {
          setText(next)
          setFault(undefined)
        }}
        onConfirm={() => void find(text).catch(failed)}
        error={fault}
        end={
          <View className="issuing-do">
            <Button kind="plain" size="small" text={t('findDo')} onTap={() => find(text)} onError={failed} />
          </View>
        }
      />
      <Button
        kind="ghost"
        size="small"
        icon="document"
        text={t('fromFile')}
        keyName={wide ? t('fromFileKey') : undefined}
        onTap={onImport}
      />
    </View>
  )
}

async function applicationOf(number: string): Promise<string | undefined> {
  const { applications } = await call(findApplications, { query: { number } })
  return applications[0]?.id
}
