import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { queryNumberText } from '@shared/domain/application'
import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { AskedToRate } from './AskedToRate'
import { ActionBar } from './act/ActionBar'
import { usePointNames } from './act/TickFields'
import type { DeskActions } from './act/use-desk-actions'
import { Clocks } from './Clocks'
import { useCaseWords } from './case-words'
import { EventList } from './EventList'
import { FormFacts } from './FormFacts'
import { Holders } from './Holders'
import { Issued } from './Issued'
import { Lanes } from './Lanes'
import { Materials } from './Materials'
import { useMaterialWords } from './material-words'
import { Visits } from './Visits'
import './case-pane.scss'

interface CasePaneProps {
  actions: DeskActions
  wide: boolean
  onChoose: (caseId: string) => void
}

/** One case: who, what, until when, what may be done, what is there, what happened. */
export function CasePane({ actions, wide, onChoose }: CasePaneProps) {
  const { t, pick } = useText(deskCase)
  const { view, one, ask } = actions
  const words = useCaseWords()
  const itemName = (id: string): string => {
    const other = view.cases.find(({ itemId }) => itemId === id)
    return other ? pick(other.name) : id
  }
  return (
    <View className="case-pane">
      <View className="case-pane__head">
        <View className="case-pane__title">
          <View className="case-pane__who clamped" {...aria({ role: 'heading', level: 2 })}>
            {view.applicant.name ?? t('none')}
          </View>
          <View className="sub">{words.itemText(one)}</View>
        </View>
        {wide ? <ActionBar actions={actions} wide /> : null}
      </View>
      <View className="tiny num case-pane__number">
        {[
          view.number === null ? '' : queryNumberText(view.number),
          words.kindText(one.kind),
          words.stateText(one.state),
          t(`channel_${view.channel}`),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </View>
      <AskedToRate view={view} />
      <Clocks one={one} itemName={itemName} />
      {one.own ? <Holders one={one} /> : null}
      {one.own ? (
        <>
          <Materials view={view} itemId={one.itemId} />
          <Visits view={view} one={one} wide={wide} />
          <Issued view={view} one={one} />
        </>
      ) : (
        <Notice icon="info">{t('ofOthers')}</Notice>
      )}
      <Lanes cases={view.cases} current={one.id} onChoose={onChoose} />
      <FormFacts view={view} onReveal={view.actions.includes('reveal') ? () => ask('reveal') : undefined} />
      <Heading text={t('course')} />
      <EventList events={one.events} itemName={itemName} />
      <Why view={view} one={one} itemName={itemName} />
    </View>
  )
}

/** What a decision still waits for, and what comes next, in words. */
function Why({ view, one, itemName }: { view: DeskView; one: DeskCase; itemName: (id: string) => string }) {
  const { t } = useText(deskCase)
  const { nextText, wholeText } = useCaseWords()
  const { name } = useMaterialWords(view)
  const pointName = usePointNames(view)
  const list = (ids: readonly string[], named: (id: string) => string) => ids.map(named).join('、')
  const { whole } = view
  const lines = [
    whole === null ? undefined : wholeText(whole),
    one.lane.waitsFor.length > 0 ? t('waitsFor', { names: list(one.lane.waitsFor, itemName) }) : undefined,
    one.missing.length > 0 ? t('missing', { names: list(one.missing, pointName) }) : undefined,
    one.tolerated.length > 0 ? t('tolerated', { names: list(one.tolerated, name) }) : undefined,
    one.twoOfficers && one.state === 'review' && one.officers < 2 ? t('officers', { count: one.officers }) : undefined,
    `${t('nextWord')}：${nextText(one)}`,
  ].filter((line): line is string => line !== undefined)
  return (
    <View className="case-pane__why">
      {lines.map((line) => (
        <View key={line}>{line}</View>
      ))}
    </View>
  )
}
