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
import { useParams } from '@/device/use-params'
import { deskImport } from '@/i18n/texts/desk-import'
import { useText } from '@/i18n/use-text'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { type ImportKind, kindOf } from './_parts/kinds'
import { LineTable } from './_parts/LineTable'
import { afterSending, goodOf, type Line, linesOf } from './_parts/lines'
import './_parts/import.scss'

/** As many characters as the API takes at once. */
const MOST = 20_000

/** Certificates or answers from the list of another system: every line is looked at before one of them is written. */
export default function ImportPage() {
  const { t } = useText(deskImport)
  const kind = kindOf(useParams().of)
  const [lines, setLines] = useState<readonly Line[]>()
  return (
    <StaffPage section={kind.section}>
      <View className="import-page">
        <Heading level={1} text={t(kind.says.title)} note={t(kind.says.note)} />
        {lines ? (
          <Looked kind={kind} lines={lines} onLines={setLines} onAgain={() => setLines(undefined)} />
        ) : (
          <Choose kind={kind} onLooked={setLines} />
        )}
      </View>
    </StaffPage>
  )
}

interface ChooseProps {
  kind: ImportKind
  onLooked: (lines: Line[]) => void
}

function Choose({ kind, onLooked }: ChooseProps) {
  const { t } = useText(deskImport)
  const [pasted, setPasted] = useState('')
  const [fault, setFault] = useState<string>()
  const look = async (text: string) => {
    if (text.length > MOST) return setFault(t('tooLarge'))
    if (linesOf(kind, text, []).length === 0) return setFault(t('nothing'))
    const { problems } = await call(kind.endpoint, { body: { text, check: true }, idempotencyKey: newKey() })
    onLooked(linesOf(kind, text, problems))
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
      <Button icon="document" text={t('choose')} hint={t(kind.says.chooseHelp)} onTap={choose} onError={failed} />
      <Field
        label={t('paste')}
        placeholder={t(kind.says.pasteHint)}
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
  kind: ImportKind
  lines: readonly Line[]
  onLines: (lines: Line[]) => void
  onAgain: () => void
}

function Looked({ kind, lines, onLines, onAgain }: LookedProps) {
  const { t } = useText(deskImport)
  const { says } = kind
  const [key, setKey] = useState(newKey)
  const good = goodOf(lines)
  const done = lines.filter(({ issued }) => issued).length
  const bad = lines.length - good.length - done
  const issue = async () => {
    const text = good.map(({ raw }) => raw).join('\n')
    const answer = await call(kind.endpoint, { body: { text }, idempotencyKey: key })
    setKey(newKey())
    onLines(afterSending(lines, good, answer))
    await queryClient.invalidateQueries()
  }
  const verdict = () => {
    if (done > 0) {
      return (
        <Notice tone="good" icon="check" title={t(says.finished, { count: done })}>
          {bad > 0 ? t(says.left, { count: bad }) : null}
        </Notice>
      )
    }
    if (bad === 0) return <Notice tone="good" icon="check" title={t('allGood', { count: good.length })} />
    return (
      <Notice
        tone="soon"
        icon="warning"
        title={good.length === 0 ? t(says.allBad, { count: bad }) : t(says.someBad, { bad, good: good.length })}
      >
        {t(says.someBadHelp)}
      </Notice>
    )
  }
  return (
    <>
      {verdict()}
      <LineTable kind={kind} lines={lines} />
      <View className="import-do">
        <Button kind="ghost" text={t('again')} onTap={onAgain} />
        {good.length > 0 ? (
          <Button text={t(bad > 0 ? says.issueGood : says.issue, { count: good.length })} onTap={issue} />
        ) : (
          <Button text={t(says.back)} onTap={() => replace(kind.back)} />
        )}
      </View>
    </>
  )
}
