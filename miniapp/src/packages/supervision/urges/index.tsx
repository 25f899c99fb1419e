import { answerUrge, type UrgeView } from '@shared/contract/supervision'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { usePlaces } from '@/api/places'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Filter } from '../../staff/_parts/Filter'
import { More } from '../../staff/_parts/More'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { type Urges, useUrges } from '../_parts/queries'
import { WordsSheet } from '../_parts/WordsSheet'
import { UrgeCard } from './_parts/UrgeCard'
import '../_parts/supervision.scss'

const SUPERVISOR = ['supervisor'] as const

/** 督办: what I am asked and have to answer; what a supervisor has asked. */
export default function UrgesPage() {
  const { t } = useText(supervision)
  const { point } = usePlaces(SUPERVISOR)
  const [which, setWhich] = useState<Urges>()
  // A supervisor comes to see the answers; everybody else to give them.
  const shown: Urges = which ?? (point ? 'asked' : 'open')
  const query = useUrges(shown, point?.id)
  const [answering, setAnswering] = useState<UrgeView>()
  const all: readonly Urges[] = point ? ['open', 'answered', 'asked'] : ['open', 'answered']
  const none = { open: t('urgesNone'), answered: t('urgesNoneAnswered'), asked: t('urgesNoneAsked') }
  return (
    <StaffPage section="urges" rail={point ? <WorkplaceRow roles={SUPERVISOR} /> : null}>
      <Heading level={1} text={t('urgesTitle')} note={t('urgesNote')} />
      <Filter
        label={t('which')}
        value={shown}
        onChange={setWhich}
        options={all.map((one) => ({ value: one, text: t(`urges_${one}`) }))}
      />
      <Load
        query={query}
        isEmpty={(urges) => urges.length === 0}
        empty={{ icon: 'check', title: none[shown], help: t('urgesNoneHelp') }}
      >
        {(urges) => (
          <>
            <View className="said-list" {...aria({ role: 'list', label: t('urgesTitle') })}>
              {urges.map((urge) => (
                <View key={urge.id} className="said-list__one" {...aria({ role: 'listitem' })}>
                  <UrgeCard urge={urge} onAnswer={() => setAnswering(urge)} />
                </View>
              ))}
            </View>
            <More pages={query} />
          </>
        )}
      </Load>
      {answering ? (
        <WordsSheet
          title={t('answerTitle')}
          help={answering.words}
          label={t('answer')}
          hint={t('answerHint')}
          text={t('answerDo')}
          done={t('answered')}
          send={(words, idempotencyKey) =>
            call(answerUrge, { params: { id: answering.id }, body: { words }, idempotencyKey })
          }
          onClose={() => setAnswering(undefined)}
        />
      ) : null}
    </StaffPage>
  )
}
