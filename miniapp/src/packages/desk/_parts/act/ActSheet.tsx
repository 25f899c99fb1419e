import { act } from '@shared/contract/case'
import type { DeskCase, DeskView } from '@shared/contract/desk-view'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { useMe } from '@/api/queries/me'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { say } from '@/components/toast-store'
import { useWide } from '@/device/use-wide'
import { deskAct } from '@/i18n/texts/desk-act'
import { deskActField } from '@/i18n/texts/desk-act-field'
import { deskActHelp } from '@/i18n/texts/desk-act-help'
import { useText } from '@/i18n/use-text'
import { useCaseWords } from '../case-words'
import { useColleagues } from '../colleagues'
import { useMaterialWords } from '../material-words'
import { useFieldNames } from '../use-fields'
import { ActFields } from './ActFields'
import { ACTIONS, type Action, type CommandAction, offeredOf, TOGETHER } from './actions'
import { commandOf, NOBODY, pointsFor } from './command-of'
import { DecisionSheet } from './DecisionSheet'
import { type Draft, EMPTY } from './draft'
import { mustTell, promisedOf } from './listed'
import { useDecision } from './use-decision'

interface ActSheetProps {
  action: CommandAction
  view: DeskView
  one: DeskCase
  /** All that allow it are ticked at first, as when a whole application is accepted at the window. */
  all?: boolean
  onClose: () => void
}

/** Done at once on opening, without anything to fill in. */
const BARE: readonly Action[] = ['accept', 'grant', 'close', 'rectified', 'publicity_begin', 'resume', 'assign']

/** The question that an action asks before it happens, for one case or for several of the application. */
export function ActSheet({ action, view, one, all = false, onClose }: ActSheetProps) {
  const { t, pick } = useText(deskAct)
  const { t: tf } = useText(deskActField)
  const { t: th } = useText(deskActHelp)
  const { data: me } = useMe()
  const wide = useWide()
  const { itemText } = useCaseWords()
  const { name: materialName } = useMaterialWords(view)
  const { isAskedBy } = useFieldNames(view.subject)
  const others = TOGETHER.includes(action) ? view.cases.filter((each) => sameChoice(each, one, action)) : []
  const [draft, setDraft] = useState<Draft>({ ...EMPTY, ticked: mustTell(action, one, view.materials) })
  const [also, setAlso] = useState<readonly string[]>(all ? others.map(({ id }) => id) : [])

  const colleagues = useColleagues(one.id, action === 'assign').data
  // Taking it on is what is meant most, by whoever can: a supervisor only names somebody.
  const canTake = colleagues === undefined || colleagues.some((each) => each.me)
  const likely = one.mine ? NOBODY : canTake ? (me?.id ?? '') : ''
  const filled = action === 'assign' && draft.choice === '' ? { ...draft, choice: likely } : draft
  const targets = [one, ...others.filter(({ id }) => also.includes(id))].filter(
    // A notice goes to the cases that need one of its papers.
    (each) =>
      action !== 'request_supplement' ||
      each.id === one.id ||
      pointsFor(each, view, filled.ticked, isAskedBy).length > 0,
  )
  const made = targets.map((each) => ({ caseId: each.id, made: commandOf(action, filled, each, view, isAskedBy) }))
  const commands = made.flatMap(({ caseId, made: { ...result } }) =>
    'command' in result ? [{ caseId, command: result.command }] : [],
  )
  const missing = made.flatMap(({ made: result }) => ('missing' in result ? [result.missing] : []))[0]
  const gone = !offeredOf(one).includes(action)
  const name = action === 'assign' ? t(assignText(filled.choice, me?.id)) : t(action)

  const body = { base: view.version, commands }
  const decision = useDecision({
    view,
    write:
      missing === undefined && !gone
        ? (idempotencyKey) => call(act, { params: { id: view.id }, body, idempotencyKey })
        : undefined,
    onDone() {
      say(
        commands.length === 1
          ? t('done', { name: pick(one.name), what: name })
          : t('doneMany', { count: commands.length, what: name }),
      )
      onClose()
    },
  })
  const change = (next: Draft) => {
    setDraft(next)
    decision.renew()
  }
  const take = (id: string, on: boolean) => {
    // From what was ticked last, not from what was drawn last: two ticks may come between two pictures.
    setAlso((before) => (on ? [...before, id] : before.filter((known) => known !== id)))
    decision.renew()
  }

  const promised = promisedOf(one, view.materials)
  const itemIds = [one, ...others.filter(({ id }) => also.includes(id))].map(({ itemId }) => itemId)
  const together =
    others.length > 0 ? (
      <>
        <Heading text={t('together')} note={t('togetherHelp')} />
        <Card kind="rows">
          {others.map((each) => (
            <CheckRow
              key={each.id}
              shape="square"
              title={itemText(each)}
              checked={also.includes(each.id)}
              onChange={(on) => take(each.id, on)}
            />
          ))}
        </Card>
      </>
    ) : null
  // Whose papers are listed follows from whom the notice goes to, so that comes first.
  const before = action === 'request_supplement'
  const bare = BARE.includes(action) && others.length === 0
  return (
    <DecisionSheet
      decision={decision}
      wide={action === 'request_supplement'}
      title={`${name} · ${itemText(one)}`}
      help={action === 'grant' && one.variant === 'cancel' ? th('help_grantEnds') : th(`help_${action}`)}
      text={targets.length > 1 ? `${name} · ${targets.length}` : name}
      danger={ACTIONS[action].tone === 'stop'}
      missing={gone ? t('gone') : missing === undefined ? undefined : tf(`missing_${missing}`)}
      first={wide && BARE.includes(action)}
      onClose={onClose}
    >
      {action === 'accept' && promised.length > 0 ? (
        <Notice tone="soon" icon="clock" title={th('promisedTitle', { names: promised.map(materialName).join('、') })}>
          {th('promisedHelp')}
        </Notice>
      ) : null}
      {before ? together : null}
      <View className={wide && !bare && !BARE.includes(action) ? 'sheet__first' : ''}>
        <ActFields action={action} view={view} one={one} itemIds={itemIds} draft={filled} onChange={change} />
      </View>
      {before ? null : together}
    </DecisionSheet>
  )
}

/** What giving a case to somebody is called: taking it on, giving it back, passing it on. */
const assignText = (choice: string, me: string | undefined): 'assign' | 'giveBack' | 'giveTo' =>
  choice === NOBODY ? 'giveBack' : choice === '' || choice === me ? 'assign' : 'giveTo'

/** Another case of the application that allows the same; taking on and giving back are two different things. */
const sameChoice = (each: DeskCase, one: DeskCase, action: Action): boolean =>
  each.id !== one.id && offeredOf(each).includes(action) && (action !== 'assign' || each.mine === one.mine)
