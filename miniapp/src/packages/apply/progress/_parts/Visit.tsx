import type { OwnInspection } from '@shared/contract/inspection-view'
import { agreeInspection, askOtherTime } from '@shared/contract/own-inspection'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewApplications } from '@/api/queries/application'
import { useCatalogue } from '@/api/queries/catalogue'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { TimePick } from '@/components/TimePick'
import { say } from '@/components/toast-store'
import { instantText, weekdayText } from '@/i18n/dates'
import { progressVisit } from '@/i18n/texts/progress-visit'
import { usePersonText } from '@/i18n/use-person'
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
          <Comers lines={from} />
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
        <Comers lines={from} />
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

function Comers({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => <View key={line}>{line}</View>)
}

/**
 * Who comes, a line a department: officers show who they are. While nobody has a work name yet, the departments alone;
 * nothing until the catalogue is there.
 */
function useFrom({ cases, people }: OwnInspection): string[] {
  const { t, pick } = useText(progressVisit)
  const nameOf = usePersonText()
  const { data: catalogue } = useCatalogue()
  const departments = (catalogue?.departments ?? []).filter(({ id }) =>
    cases.some(({ departmentId }) => departmentId === id),
  )
  if (departments.length === 0) return []
  if (people.every(({ person }) => person === null))
    return [t('from', { names: departments.map(({ name }) => pick(name)).join(t('list')) })]
  const lines = departments.map(({ id, name }) => {
    const own = people.filter(({ departmentId }) => departmentId === id)
    const names = own.flatMap(({ person }) => (person ? [nameOf(person, '')] : []))
    const department = pick(name)
    // Some without a name: all are counted, so that nobody comes who was not spoken of.
    return names.length < own.length
      ? t('fromCount', { department, count: own.length })
      : t('fromPeople', { department, names: names.join(t('list')) })
  })
  return people.some(({ person }) => person?.badge) ? [...lines, t('showBadge')] : lines
}

interface OtherTimeSheetProps {
  visit: OwnInspection
  open: boolean
  onClose: () => void
}

function OtherTimeSheet({ visit, open, onClose }: OtherTimeSheetProps) {
  const { t } = useCaseWords()
  const [words, setWords] = useState('')
  const [times, setTimes] = useState<readonly number[]>([])
  const key = useRef(newKey())
  const send = async () => {
    await call(askOtherTime, {
      params: { id: visit.id },
      body: { base: visit.version, times: [...times], ...(words.trim() === '' ? {} : { words: words.trim() }) },
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
      foot={<Button text={t('visitOtherSend')} disabled={words.trim() === '' && times.length === 0} onTap={send} />}
    >
      {visit.choice ? (
        <TimePick
          choice={visit.choice}
          times={times}
          onChange={(change) => {
            setTimes(change)
            key.current = newKey()
          }}
        />
      ) : null}
      <Heading text={t('visitOtherMore')} />
      <Field
        bare
        label={t('visitOtherMore')}
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
