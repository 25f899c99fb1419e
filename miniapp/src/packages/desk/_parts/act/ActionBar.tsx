import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { deskAct } from '@/i18n/texts/desk-act'
import { useText } from '@/i18n/use-text'
import { ACTIONS, type Action } from './actions'
import { assignName, type DeskActions } from './use-desk-actions'
import './action-bar.scss'

/** So many buttons fit beside each other; the others are behind 更多. */
const AT_A_DESK = 4
const ON_A_PHONE = 2

/** What may be done now, the most likely step last and filled; at a desk each says its key. */
export function ActionBar({ actions, wide }: { actions: DeskActions; wide: boolean }) {
  const { t } = useText(deskAct)
  const { offered, ask } = actions
  const most = wide ? AT_A_DESK : ON_A_PHONE
  const shown = offered.length > most ? offered.slice(0, most - 1) : offered
  const [first] = shown
  // What ends something is told in its sheet; a red button on every case would only cry wolf.
  const kindOf = (action: Action) => (action === first && ACTIONS[action].tone === 'main' ? 'primary' : 'ghost')
  if (offered.length === 0) return <View className="action-bar__none">{t('nothingToDo')}</View>
  return (
    <View className={`action-bar ${wide ? '' : 'action-bar--phone'}`}>
      {shown.length < offered.length ? (
        <Button kind="ghost" size="small" text={t('more')} keyName={wide ? '.' : undefined} onTap={() => ask('more')} />
      ) : null}
      {[...shown].reverse().map((action) => (
        <Button
          key={action}
          kind={kindOf(action)}
          size="small"
          text={t(action === 'assign' ? assignName(actions) : action)}
          keyName={wide ? ACTIONS[action].key : undefined}
          onTap={() => ask(action)}
        />
      ))}
    </View>
  )
}
