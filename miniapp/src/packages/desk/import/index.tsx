import { importCertificates } from '@shared/contract/certificate'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { queryClient } from '@/api/query'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { sayError } from '@/components/toast-store'
import { replace } from '@/device/navigate'
import { pickText } from '@/device/pick-text'
import { PickError } from '@/device/picked'
import { deskImport } from '@/i18n/texts/desk-import'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { LineTable } from './_parts/LineTable'
import { afterSending, goodOf, type Line, linesOf } from './_parts/lines'
import './_parts/import.scss'

/** As many characters as the API takes at once. */
const MOST = 20_000

/** Certificates from the list of an issuing system: every line is looked at before one of them is written. */
export default function ImportPage() {
  const { t } = useText(deskImport)
  const [lines, setLines] = useState<readonly Line[]>()
  return (
    <StaffPage section="issuing">
      <View className="import-page">
        <Heading level={1} text={t('title')} note={t('note')} />
        {lines ? (
          <Looked lines={lines} onLines={setLines} onAgain={() => setLines(undefined)} />
        ) : (
          <Choose onLooked={setLines} />
        )}
      </View>
    </StaffPage>
  )
}

function Choose({ onLooked }: { onLooked: (lines: Line[]) => void }) {
  const { t } = useText(deskImport)
  const [pasted, setPasted] = useState('')
  const [fault, setFault] = useState<string>()
  const look = async (text: string) => {
    if (text.length > MOST) return setFault(t('tooLarge'))
    if (linesOf(text, []).length === 0) return setFault(t('nothing'))
    const { problems } = await call(importCertificates, { body: { text, check: true }, idempotencyKey: newKey() })
    onLooked(linesOf(text, problems))
  }
  const failed = (error: unknown) => {
    if (error instanceof PickError) setFault(t(error.why))
    else if (error instanceof ApiError && error.code === 'BAD_FIELD') setFault(errorText(error))
    else sayError(error)
  }
  const choose = async () => {
    setFault(undefined)
    const text = await pickText()
    if (text !== undefined) await look(text)
  }
  return (
    <View className="import-choose">
      <Button icon="document" text={t('choose')} hint={t('chooseHelp')} onTap={choose} onError={failed} />
      <Field
        label={t('paste')}
        placeholder={t('pasteHint')}
        lines={3}
        maxLength={MOST}
        value={pasted}
        onChange={(text) => {
          setPasted(text)
          setFault(undefined)
        }}
        error={fault}
      />
      <Button
        kind="ghost"
        text={t('look')}
        disabled={pasted.trim() === ''}
        onTap={() => look(pasted)}
        onError={failed}
      />
    </View>
  )
}

interface LookedProps {
  lines: readonly Line[]
  onLines: (lines: Line[]) => void
  onAgain: () => void
}

function Looked({ lines, onLines, onAgain }: LookedProps) {
  const { t } = useText(deskImport)
  const [key, setKey] = useState(newKey)
  const good = goodOf(lines)
  const done = lines.filter(({ issued }) => issued).length
  const bad = lines.length - good.length - done
  const issue = async () => {
    const text = good.map(({ raw }) => raw).join('\n')
    const answer = await call(importCertificates, { body: { text }, idempotencyKey: key })
    setKey(newKey())
    onLines(afterSending(lines, good, answer))
    await queryClient.invalidateQueries()
  }
  const verdict = () => {
    if (done > 0) {
      return (
        <Notice tone="good" icon="check" title={t('finished', { count: done })}>
          {bad > 0 ? t('left', { count: bad }) : null}
        </Notice>
      )
    }
    if (bad === 0) return <Notice tone="good" icon="check" title={t('allGood', { count: good.length })} />
    return (
      <Notice
        tone="soon"
        icon="warning"
        title={good.length === 0 ? t('allBad', { count: bad }) : t('someBad', { bad, good: good.length })}
      >
        {t('someBadHelp')}
      </Notice>
    )
  }
  return (
    <>
      {verdict()}
      <LineTable lines={lines} />
      <View className="import-do">
        <Button kind="ghost" text={t('again')} onTap={onAgain} />
        {good.length > 0 ? (
          <Button text={t(bad > 0 ? 'issueGood' : 'issue', { count: good.length })} onTap={issue} />
        ) : (
          <Button text={t('back')} onTap={() => replace('deskIssuing')} />
        )}
      </View>
    </>
  )
}
