import { type CardView, cancelCard, explainCard } from '@shared/contract/supervision'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { supervision } from '@/i18n/texts/supervision'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { Filter } from '../../staff/_parts/Filter'
import { More } from '../../staff/_parts/More'
import { StaffPage } from '../../staff/_parts/StaffPage'
import { useReach } from '../../staff/_parts/use-reach'
import { WorkplaceRow } from '../../staff/_parts/WorkplaceRow'
import { useCards } from '../_parts/queries'
import { UrgeSheet } from '../_parts/UrgeSheet'
import { WordsSheet } from '../_parts/WordsSheet'
import { type CardAction, CardCard } from './_parts/CardCard'
import '../_parts/supervision.scss'

/** Who sees the cards of a service point. */
const WINDOWS = ['clerk', 'issuer', 'supervisor'] as const
const STATES = ['every', 'open', 'explained', 'cancelled'] as const
type State = (typeof STATES)[number]

interface Acting {
  card: CardView
  action: CardAction
}

/** Yellow and red cards: explained by those who work on the case, cancelled by the supervisor. */
export default function CardsPage() {
  const { t } = useText(supervision)
  const { reaches, atPoint } = useReach(WINDOWS)
  const [chosen, setChosen] = useState<string>()
  const [state, setState] = useState<State>('every')
  const [acting, setActing] = useState<Acting>()
  const reach = reaches.find(({ id }) => id === chosen) ?? reaches[0]
  const query = useCards({ ...reach?.scope, ...(state === 'every' ? {} : { state }) })
  return (
    <StaffPage section="cards" rail={atPoint ? <WorkplaceRow roles={WINDOWS} /> : null}>
      <Heading level={1} text={t('cardsTitle')} note={t('cardsNote')} />
      {reach && reaches.length > 1 ? (
        <Filter
          label={t('where')}
          value={reach.id}
          onChange={setChosen}
          options={reaches.map(({ id, text }) => ({ value: id, text }))}
        />
      ) : null}
      <Filter
        label={t('state')}
        value={state}
        onChange={setState}
        options={STATES.map((one) => ({ value: one, text: one === 'every' ? t('every') : t(`state_${one}`) }))}
      />
      <Load
        query={query}
        isEmpty={(cards) => cards.length === 0}
        empty={{ icon: 'check', title: t('cardsNone'), help: t('cardsNoneHelp') }}
      >
        {(cards) => (
          <>
            <View className="said-list" {...aria({ role: 'list', label: t('cardsTitle') })}>
              {cards.map((card) => (
                <View key={card.id} className="said-list__one" {...aria({ role: 'listitem' })}>
                  <CardCard card={card} onAct={(action) => setActing({ card, action })} />
                </View>
              ))}
            </View>
            <More pages={query} />
          </>
        )}
      </Load>
      {acting ? <ActSheet {...acting} onClose={() => setActing(undefined)} /> : null}
    </StaffPage>
  )
}

function ActSheet({ card, action, onClose }: Acting & { onClose: () => void }) {
  const { t, pick } = useText(supervision)
  const params = { id: card.id }
  if (action === 'urge') {
    return <UrgeSheet caseId={card.caseId} name={pick(card.name)} taken={undefined} takenBy={null} onClose={onClose} />
  }
  const cancels = action === 'cancel'
  return (
    <WordsSheet
      title={t(cancels ? 'cancelTitle' : 'explainTitle')}
      help={`${pick(card.name)}。${t(cancels ? 'cancelHelp' : 'explainHelp')}`}
      label={t(cancels ? 'cancelReason' : 'explanation')}
      hint={t(cancels ? 'cancelHint' : 'explainHint')}
      text={t(cancels ? 'cancelDo' : 'explainDo')}
      danger={cancels}
      done={t(cancels ? 'cancelled' : 'explained')}
      send={(words, idempotencyKey) =>
        cancels
          ? call(cancelCard, { params, body: { reason: words }, idempotencyKey })
          : call(explainCard, { params, body: { words }, idempotencyKey })
      }
      onClose={onClose}
    />
  )
}
