import { agreeInspection, askOtherTime, type OwnInspection } from '@shared/contract/inspection'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewApplications } from '@/api/queries/application'
import { useCatalogue } from '@/api/queries/catalogue'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { instantText, weekdayText } from '@/i18n/dates'
import { progressVisit } from '@/i18n/texts/progress-visit'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../../_parts/case-words'
import { AskCard } from './AskCard'

/** 现场踏勘: the applicant chooses one of the offered times, or says that none suits; afterwards, when they come. */
export function VisitCard({ visit }: { visit: OwnInspection }) {
  const { t, pick, language } = useCaseWords()
  const [chosen, setChosen] = useState<string>()
  const [asking, setAsking] = useState(false)
  const key = useRef(newKey())
  const when = (at: number) => `${weekdayText(dayOf(at), language)} ${instantText(at, language)}`
  const agree = async () => {
    await call(agreeInspection, {
      params: { id: visit.id },
      body: { base: visit.version, visitAt: Number(chosen) },
      idempotencyKey: key.current,
    })
    await renewApplications()
    say(t('visitAgreed'))
  }
  const items = visit.cases.map(({ name }) => pick(name)).join(t('list'))
  const from = useFrom(visit)
  const help = t('visitHelp', { count: visit.officers, minutes: visit.minutes })
  if (!visit.actions.includes('agree')) {
    return (
      <AskCard
        title={visit.visitAt === null ? t('visit') : t('visitFixed', { when: when(visit.visitAt) })}
        note={items}
      >
        <View className="ask__points sub">
          <View>{visit.visitAt === null ? t('visitAskedHelp') : help}</View>
          {from ? <View>{from}</View> : null}
          <View>{t('visitPlace', { place: visit.place })}</View>
        </View>
      </AskCard>
    )
  }
  return (
    <AskCard
      title={t('visit')}
      chip={t('visitWhen')}
      note={items}
      action={
        <>
          <Button text={t('visitAgree')} disabled={chosen === undefined} onTap={agree} />
          {visit.actions.includes('ask') ? (
            <Button kind="plain" size="small" text={t('visitOther')} onTap={() => setAsking(true)} />
          ) : null}
        </>
      }
    >
      <View className="ask__points sub">
        <View>{help}</View>
        {from ? <View>{from}</View> : null}
        <View>{t('visitPlace', { place: visit.place })}</View>
      </View>
      <View className="ask__times">
        <OptionList
          label={t('visitWhen')}
          options={visit.times.map((at) => ({ value: String(at), text: when(at) }))}
          value={chosen}
          onChange={(next) => {
            setChosen(next)
            key.current = newKey()
          }}
        />
      </View>
      <OtherTimeSheet visit={visit} open={asking} onClose={() => setAsking(false)} />
    </AskCard>
  )
}

/** Which departments the officers come from; nothing until the catalogue is there. */
function useFrom({ cases }: OwnInspection): string | undefined {
  const { t, pick } = useText(progressVisit)
  const { data: catalogue } = useCatalogue()
  const names = (catalogue?.departments ?? [])
    .filter(({ id }) => cases.some(({ departmentId }) => departmentId === id))
    .map(({ name }) => pick(name))
  return names.length === 0 ? undefined : t('from', { names: names.join(t('list')) })
}

interface OtherTimeSheetProps {
  visit: OwnInspection
  open: boolean
  onClose: () => void
}

function OtherTimeSheet({ visit, open, onClose }: OtherTimeSheetProps) {
  const { t } = useCaseWords()
  const [words, setWords] = useState('')
  const key = useRef(newKey())
  const send = async () => {
    await call(askOtherTime, {
      params: { id: visit.id },
      body: { base: visit.version, times: [], words: words.trim() },
      idempotencyKey: key.current,
    })
    await renewApplications()
    say(t('visitAsked'))
    onClose()
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={t('visitOtherTitle')}
      foot={<Button text={t('visitOtherSend')} disabled={words.trim() === ''} onTap={send} />}
    >
      <Field
        label={t('visitOtherWords')}
        placeholder={t('visitOtherPlace')}
        lines={3}
        maxLength={500}
        value={words}
        onChange={(text) => {
          setWords(text)
          key.current = newKey()
        }}
      />
    </Sheet>
  )
}
