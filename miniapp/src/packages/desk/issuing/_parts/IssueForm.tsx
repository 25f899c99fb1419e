import { issueCertificate } from '@shared/contract/certificate'
import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { handlingOf } from '@shared/domain/case/workflow-of'
import { dayOf, isDay } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ApiError } from '@/api/api-error'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { errorText } from '@/api/error-text'
import { newKey } from '@/api/new-key'
import { useItem } from '@/api/queries/catalogue'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { say, sayError } from '@/components/toast-store'
import type { UploadedPage } from '@/components/upload/box'
import { UploadBox } from '@/components/upload/UploadBox'
import { fullDate } from '@/i18n/dates'
import { deskIssuing } from '@/i18n/texts/desk-issuing'
import { useText } from '@/i18n/use-text'
import { useSubmitKey } from '@/platform/submit-key'
import { Filter } from '../../../staff/_parts/Filter'
import { PreviousPick } from '../../_parts/PreviousPick'
import { keptUntil, previousSaid } from '../../_parts/previous'
import { readView, showView } from '../../_parts/queries'
import { Outdated, useConflict } from '../../_parts/use-conflict'
import { lastDayOf, typedDay } from './day'
import { showIssued } from './use-issuing'

interface IssueFormProps {
  view: DeskView
  one: DeskCase
  wide: boolean
}

type Way = 'entered' | 'sample'
/** Fields that say themselves what is wrong with them. */
const SHOWN: readonly string[] = ['number', 'validUntil']
/** Files without a material of the catalogue: the certificate itself. */
const CERTIFICATE = 'certificate'

/** What the issuing system gave, typed in; or a sample print where there is none. */
export function IssueForm({ view, one, wide }: IssueFormProps) {
  const { t, pick, language } = useText(deskIssuing)
  const { data } = useItem(one.itemId)
  const { changes, settle } = useConflict(view)
  const years = data && handlingOf(data.item, one.variant, one.route).certificate?.validity?.years
  const name = pick(data?.item.result.name ?? one.name)

  const [way, setWay] = useState<Way>('entered')
  const [number, setNumber] = useState('')
  const [from, setFrom] = useState<string>(dayOf(hallNow()))
  const [until, setUntil] = useState<string>()
  const [seal, setSeal] = useState('')
  const [previous, setPrevious] = useState<string>()
  const [scan, setScan] = useState<readonly UploadedPage[]>([])
  const [fault, setFault] = useState<ApiError>()
  const [key, setKey] = useState(newKey)
  const renew = () => {
    setFault(undefined)
    setKey(newKey())
  }
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text)
    renew()
  }

  const fromDay = typedDay(from)
  // Until it is typed, the last day is that of the certificate before, or follows from the first by the item's rules.
  const fresh = years !== undefined && isDay(fromDay) ? lastDayOf(fromDay, years) : ''
  const untilText = until ?? keptUntil(one, previous) ?? fresh
  const untilDay = typedDay(untilText)
  const isWhole = isDay(fromDay) && (untilDay === '' || isDay(untilDay)) && (way === 'sample' || number.trim() !== '')
  const dayHelp = (day: string, empty: string) => {
    if (isDay(day)) return { help: fullDate(day, language) }
    return day === '' ? { help: empty } : { error: t('dayWrong') }
  }
  const errorOf = (field: string) => (fault?.field === field ? { error: errorText(fault) } : {})

  const replaced = one.variant === 'cancel' ? undefined : previousSaid(one, previous)
  const isClear = replaced !== 'missing'
  const isNumberless = way === 'entered' && number.trim() === ''
  const hint = isNumberless ? { hint: t('numberNeeded') } : isClear ? {} : { hint: t('previousNeeded') }
  const issue = async () => {
    if (!isWhole || replaced === 'missing') return
    const entered = { number: number.trim(), seal: seal.trim() || null, fileId: scan[0]?.fileId ?? null }
    const body = {
      base: view.version,
      validFrom: fromDay,
      validUntil: untilDay === '' ? null : untilDay,
      ...(replaced === undefined ? {} : { replaces: replaced.id }),
      ...(way === 'entered' ? entered : {}),
    }
    const send = async () => {
      await call(issueCertificate, { params: { id: one.id }, body, idempotencyKey: `${key}-${view.version}` })
      return readView(view.id)
    }
    showView(await settle(send()))
    await showIssued(view.id)
    say(t('issued', { name }))
  }
  const failed = (error: unknown) => {
    if (error instanceof Outdated) return
    if (error instanceof ApiError && SHOWN.includes(error.field ?? '')) setFault(error)
    else if (error instanceof ApiError && error.code === 'CERTIFICATE_NUMBER_TAKEN')
      setFault(withField(error, 'number'))
    else sayError(error)
  }
  useSubmitKey(() => void issue().catch(failed))

  return (
    <View className="issue-form">
      {changes}
      <Filter<Way>
        label={t('way')}
        value={way}
        options={(['entered', 'sample'] as const).map((value) => ({ value, text: t(`way_${value}`) }))}
        onChange={(next) => {
          setWay(next)
          renew()
        }}
      />
      {way === 'sample' ? <View className="sub issue-form__help">{t('sampleHelp')}</View> : null}
      <View className="issue-form__fields">
        {way === 'entered' ? (
          <>
            <Field
              label={t('number')}
              help={t('numberHelp')}
              maxLength={60}
              focus={wide}
              value={number}
              onChange={typed(setNumber)}
              {...errorOf('number')}
            />
            <Field
              label={t('seal')}
              placeholder={t('sealHint')}
              help={t('sealHelp')}
              optional
              maxLength={100}
              value={seal}
              onChange={typed(setSeal)}
            />
          </>
        ) : null}
        <Field
          label={t('from')}
          placeholder={t('dayHint')}
          maxLength={10}
          value={from}
          onChange={typed(setFrom)}
          {...dayHelp(fromDay, t('dayHint'))}
        />
        <Field
          label={t('until')}
          placeholder={t('dayHint')}
          optional
          maxLength={10}
          value={untilText}
          onChange={typed(setUntil)}
          {...dayHelp(untilDay, t('untilHelp'))}
          {...errorOf('validUntil')}
        />
      </View>
      {one.variant === 'cancel' ? null : (
        <PreviousPick
          one={one}
          value={previous}
          onChange={(id) => {
            setPrevious(id)
            renew()
          }}
        />
      )}
      {way === 'entered' ? (
        <View className="issue-form__scan">
          <View className="sub">{t('scanOf')}</View>
          <UploadBox
            key={one.id}
            materialId={CERTIFICATE}
            name={t('scanOf')}
            owner="hall"
            openedBy="staff"
            pages={scan}
            onChange={(pages) => {
              setScan(pages.slice(-1))
              renew()
            }}
          />
        </View>
      ) : null}
      <Button
        text={t('issue')}
        keyName={wide ? t('issueKey') : undefined}
        disabled={!isWhole || !isClear}
        {...hint}
        onTap={issue}
        onError={failed}
      />
    </View>
  )
}

/** The same error beside a field. */
function withField(error: ApiError, field: string): ApiError {
  const { code, status, message, requestId } = error
  return new ApiError(code, { status, message, field, requestId })
}
