import type { InspectionView } from '@shared/contract/inspection-view'
import { FINDING_OUTCOMES } from '@shared/domain/inspection'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { hallNow } from '@/api/clock'
import { newKey } from '@/api/new-key'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { Heading } from '@/components/Heading'
import { OptionList } from '@/components/OptionList'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { online } from '@/device/network'
import { usePersonText } from '@/i18n/use-person'
import { DayField } from '../../desk/_parts/act/DayField'
import { comingFor, emptyDraft, missingOf } from './finding-rules'
import { changeVisit } from './kept'
import type { FindingDraft, KeptFinding, KeptVisit } from './kept-visit'
import { PhotoStrip } from './PhotoStrip'
import { syncAll } from './sync'
import { whereNow } from './take-photo'
import { useVisitWords } from './visit-words'

interface FindingSheetProps {
  view: InspectionView
  one: InspectionView['cases'][number]
  draft: FindingDraft | undefined
  onClose: () => void
}

const without = (drafts: KeptVisit['drafts'], caseId: string): KeptVisit['drafts'] => {
  const { [caseId]: _, ...others } = drafts
  return others
}

/** What was found for one case. Every letter lies on the phone at once: the page may be closed and opened again. */
export function FindingSheet({ view, one, draft: kept, onClose }: FindingSheetProps) {
  const { t, pick } = useVisitWords()
  const nameOf = usePersonText()
  const draft = kept ?? emptyDraft(view, one)
  const [full, setFull] = useState(false)
  const coming = comingFor(view, one)
  const me = coming.find((officer) => officer.me)?.accountId
  const missing = missingOf(draft, me)

  const write = (part: Partial<FindingDraft>) => {
    try {
      changeVisit(view.id, (visit) => ({ ...visit, drafts: { ...visit.drafts, [one.caseId]: { ...draft, ...part } } }))
      setFull(false)
    } catch {
      setFull(true)
    }
  }
  const attend = (id: string, on: boolean) => {
    const others = draft.officers.filter((known) => known !== id)
    write({ officers: on ? [...others, id] : others })
  }
  const record = async () => {
    const { outcome, words, until, officers, photos } = draft
    if (outcome === undefined || missing !== undefined) return
    const finding: KeptFinding = {
      ...{ kind: 'finding', id: newKey(), base: view.base, conflict: null, caseId: one.caseId, outcome },
      words: words.trim() === '' ? null : words.trim(),
      until: outcome === 'rectify' ? until : null,
      foundAt: hallNow(),
      officers,
      place: photos[0]?.place ?? (await whereNow()),
      photos,
    }
    changeVisit(view.id, (visit) => ({
      ...visit,
      drafts: without(visit.drafts, one.caseId),
      commands: [...visit.commands, finding],
    }))
    say(t(online.get() ? 'recorded' : 'recordedOffline'))
    onClose()
    void syncAll()
  }
  const { outcome } = draft
  return (
    <Sheet
      open
      onClose={onClose}
      title={pick(one.name)}
      foot={
        <Button
          text={t('record')}
          disabled={missing !== undefined}
          {...(missing === undefined ? {} : { hint: t(missing) })}
          onTap={record}
          onError={() => setFull(true)}
        />
      }
    >
      {full ? <View className="cinnabar visit-gap">{t('phoneFull')}</View> : null}
      <Heading text={t('outcome')} />
      <OptionList
        label={t('outcome')}
        value={outcome}
        onChange={(next) => write({ outcome: next })}
        options={FINDING_OUTCOMES.map((each) => ({ value: each, text: t(each), help: t(`${each}Help`) }))}
      />
      {outcome === undefined ? null : (
        <View className="visit-gap">
          <Field
            label={t(WORDS[outcome])}
            {...(outcome === 'pass' ? { optional: true } : { help: t(WORDS_HELP[outcome]) })}
            lines={3}
            maxLength={2000}
            value={draft.words}
            onChange={(words) => write({ words })}
          />
        </View>
      )}
      {outcome === 'rectify' ? <DayField value={draft.until} onChange={(until) => write({ until })} /> : null}
      <Heading text={t('photos')} />
      <PhotoStrip photos={draft.photos} onChange={(photos) => write({ photos })} />
      <Heading text={t('present')} note={t('presentHelp')} />
      <Card kind="rows">
        {coming.map(({ accountId, person, phone, me: isMe }) => (
          <CheckRow
            key={accountId}
            shape="square"
            title={nameOf(person, phone ?? '')}
            {...(isMe ? { sub: t('me') } : {})}
            checked={draft.officers.includes(accountId)}
            onChange={(on) => attend(accountId, on)}
          />
        ))}
      </Card>
    </Sheet>
  )
}

const WORDS = { pass: 'wordsPass', rectify: 'words', fail: 'wordsFail' } as const
const WORDS_HELP = { rectify: 'wordsHelp', fail: 'wordsFailHelp' } as const
