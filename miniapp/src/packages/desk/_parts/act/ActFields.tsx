import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { ADVICES } from '@shared/domain/case/advice'
import { PAUSE_GROUNDS, REVOCATION_GROUNDS } from '@shared/domain/case/event'
import { above } from '@shared/domain/level'
import { View } from '@tarojs/components'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Field } from '@/components/Field'
import { OptionList } from '@/components/OptionList'
import { certificateEnding } from '@/i18n/texts/certificate-ending'
import { deskAct } from '@/i18n/texts/desk-act'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { PreviousPick } from '../PreviousPick'
import { usePlaceNames } from '../use-names'
import type { Action } from './actions'
import { ColleaguePick } from './ColleaguePick'
import { NOBODY } from './command-of'
import { DayField } from './DayField'
import type { Draft } from './draft'
import { needsPromise } from './listed'
import { SupplementFields } from './SupplementFields'
import { TickFields } from './TickFields'

interface ActFieldsProps {
  action: Action
  view: DeskView
  one: DeskCase
  /** Items of all cases it is done to. */
  itemIds: readonly string[]
  draft: Draft
  onChange: (draft: Draft) => void
}

/** Actions whose words the law or the hall wants. */
const REASONED: readonly Action[] = [
  'no_licence_needed',
  'not_here',
  'refuse_acceptance',
  'tolerance_broken',
  'tolerated_wrong',
  'pause',
  'extend',
  'make_responsible',
  'require_rectification',
  'refuse',
  'revoke',
  'withdraw',
  'explain',
  'note',
]

/** What an action needs to know, in the order in which people think of it; the words come last. */
export function ActFields({ action, view, one, itemIds, draft, onChange }: ActFieldsProps) {
  const { t } = useText(deskActField)
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  const needed = REASONED.includes(action) || (action === 'opinion' && draft.choice !== 'agree' && draft.choice !== '')
  const isOpinion = action === 'opinion' || action === 'note'
  const isInner = isOpinion || action === 'make_responsible'
  const words =
    action === 'assign' ? null : (
      <Field
        label={isOpinion ? t('wordsInner') : needed ? t('wordsNeeded') : t('words')}
        help={isInner ? t('wordsInnerHelp') : needed ? t('wordsNeededHelp') : t('wordsHelp')}
        optional={!needed}
        lines={3}
        maxLength={2000}
        value={draft.words}
        onChange={(value) => change({ words: value })}
      />
    )
  return (
    <View>
      <Parts action={action} view={view} one={one} itemIds={itemIds} draft={draft} change={change} />
      {words}
    </View>
  )
}

interface PartsProps extends Omit<ActFieldsProps, 'onChange'> {
  change: (part: Partial<Draft>) => void
}

function Parts({ action, view, one, itemIds, draft, change }: PartsProps) {
  const { t } = useText(deskActField)
  const { t: tc } = useText(deskCase)
  const { t: te } = useText(certificateEnding)
  const { t: ta } = useText(deskAct)
  const pick = (choice: string) => change({ choice })
  const days = (
    <Field
      label={t('days')}
      kind="digits"
      maxLength={3}
      value={draft.days}
      onChange={(value) => change({ days: value })}
    />
  )
  const authority = (label: string) => <Authority label={label} draft={draft} change={change} />
  const number = (label: string, kind: 'text' | 'digits' = 'text') => (
    <Field
      label={label}
      kind={kind}
      maxLength={60}
      value={draft.number}
      onChange={(value) => change({ number: value })}
    />
  )
  const choice = <V extends string>(label: string, options: readonly { value: V; text: string }[], first?: V) => (
    <OptionList<string>
      label={label}
      options={options}
      value={draft.choice === '' ? first : draft.choice}
      onChange={(value) => change({ choice: value })}
    />
  )
  const grounds = (
    <Field
      label={t('grounds')}
      placeholder={t('groundsHint')}
      lines={3}
      maxLength={2000}
      value={draft.grounds}
      onChange={(value) => change({ grounds: value })}
    />
  )
  const ending =
    one.variant === 'cancel' ? (
      <PreviousPick
        one={one}
        value={draft.ends[one.id]}
        onChange={(id) => change({ ends: { ...draft.ends, [one.id]: id } })}
      />
    ) : null
  switch (action) {
    case 'grant':
      return ending
    case 'request_supplement':
      return <SupplementFields view={view} one={one} itemIds={itemIds} draft={draft} change={change} />
    case 'supplement':
    case 'start':
    case 'tolerated_arrived':
      return <TickFields action={action} view={view} one={one} draft={draft} change={change} />
    case 'accept_tolerant':
    case 'tolerated_wrong':
      return (
        <>
          <TickFields action={action} view={view} one={one} draft={draft} change={change} />
          <DayField value={draft.day} onChange={(day) => change({ day })} />
          {action === 'accept_tolerant' && needsPromise(view.materials, draft.ticked) ? (
            <Card kind="rows">
              <CheckRow
                shape="square"
                title={t('promiseTaken')}
                checked={draft.choice === 'counter'}
                onChange={(on) => change({ choice: on ? 'counter' : '' })}
              />
            </Card>
          ) : null}
        </>
      )
    case 'not_here':
      return authority(t('authority'))
    case 'refuse_acceptance':
      return (
        <>
          <TickFields action={action} view={view} one={one} draft={draft} change={change} />
          <Field
            label={t('basisOf')}
            placeholder={t('basisHint')}
            maxLength={200}
            value={draft.basis}
            onChange={(basis) => change({ basis })}
          />
        </>
      )
    case 'pause':
      return (
        <>
          {choice(
            t('ground'),
            PAUSE_GROUNDS.map((ground) => ({ value: ground, text: tc(`ground_${ground}`) })),
          )}
          {days}
          <Field
            label={t('basis')}
            placeholder={t('basisHint')}
            maxLength={200}
            value={draft.basis}
            onChange={(basis) => change({ basis })}
          />
        </>
      )
    case 'resume':
      return choice(
        t('because'),
        (['done', 'told_days_over'] as const).map((value) => ({ value, text: t(`because_${value}`) })),
        'done',
      )
    case 'extend':
      return days
    case 'assign':
      return (
        <ColleaguePick
          caseId={one.id}
          able={({ accountId }) => accountId !== one.assigneeId}
          besides={one.taken ? [{ value: NOBODY, text: ta('giveBack') }] : []}
          value={draft.choice}
          onChange={pick}
        />
      )
    case 'make_responsible':
      return (
        <ColleaguePick
          caseId={one.id}
          // Who answers for a 代理件 is one of the windows (首办责任制).
          able={({ accountId, roles }) => accountId !== one.responsibleId && roles.includes('clerk')}
          value={draft.choice}
          onChange={pick}
        />
      )
    case 'opinion':
      return choice(
        t('advice'),
        ADVICES.map((value) => ({ value, text: t(`advice_${value}`) })),
      )
    case 'require_rectification':
      return <DayField value={draft.day} onChange={(day) => change({ day })} />
    case 'publicity_end':
      return number(t('objections'), 'digits')
    case 'hand_over':
      return (
        <>
          {authority(t('authorityOutside'))}
          {number(t('outsideNumber'))}
        </>
      )
    case 'outside_result':
      return (
        <>
          {choice(
            t('outcome'),
            (['accepted', 'granted', 'refused', 'not_accepted'] as const).map((value) => ({
              value,
              text: t(`outcome_${value}`),
            })),
          )}
          {number(t('outsideNumber'))}
          {draft.choice === 'granted' ? ending : null}
        </>
      )
    case 'pass_up':
    case 'passed_down':
      return <OtherPoint view={view} up={action === 'pass_up'} draft={draft} change={change} />
    case 'refuse':
      return grounds
    case 'revoke':
      return (
        <>
          {choice(
            t('groundLaw'),
            REVOCATION_GROUNDS.map((ground) => ({ value: ground, text: te(`ground_${ground}`) })),
          )}
          {grounds}
        </>
      )
    default:
      return null
  }
}

type OneField = Pick<PartsProps, 'draft' | 'change'>

/** An authority by its name: those of the hall to choose from, any other to be written. */
function Authority({ label, draft, change }: OneField & { label: string }) {
  const { pick } = useText(deskActField)
  const { departments } = usePlaceNames()
  const names = departments.map(({ name }) => pick(name))
  const typed = draft.authority.trim()
  const like = typed === '' ? [] : names.filter((name) => name !== typed && name.indexOf(typed) >= 0).slice(0, 4)
  return (
    <>
      <Field label={label} maxLength={100} value={draft.authority} onChange={(authority) => change({ authority })} />
      {like.length > 0 ? (
        <OptionList
          label={label}
          value={undefined}
          options={like.map((name) => ({ value: name, text: name }))}
          onChange={(authority) => change({ authority })}
        />
      ) : null}
    </>
  )
}

/** The places above the one that took the case in, or that one itself. */
function OtherPoint({ view, up, draft, change }: OneField & { view: DeskView; up: boolean }) {
  const { t, pick } = useText(deskActField)
  const { points } = usePlaceNames()
  const others = up ? above(points, view.pointId) : points.filter(({ id }) => id === view.pointId)
  if (others.length === 0) return <View className="act-help">{t('noPoint')}</View>
  return (
    <OptionList
      label={t('point')}
      value={draft.pointId === '' ? undefined : draft.pointId}
      options={others.map(({ id, name }) => ({ value: id, text: pick(name) }))}
      onChange={(pointId) => change({ pointId })}
    />
  )
}
