import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { deskAct } from '@/i18n/texts/desk-act'
import { useText } from '@/i18n/use-text'
import { ACTIONS } from './actions'
import { assignName, type DeskActions } from './use-desk-actions'

/** Everything that may be done with a case, the rare things too. */
export function MoreSheet({ actions, wide }: { actions: DeskActions; wide: boolean }) {
  const { t } = useText(deskAct)
  return (
    <Sheet open onClose={() => actions.ask(undefined)} title={t('moreTitle')}>
      {actions.offered.map((action) => (
        <View key={action} className="act-more">
          <Button
            kind={ACTIONS[action].tone === 'stop' ? 'danger' : 'ghost'}
            size="small"
            text={t(action === 'assign' ? assignName(actions) : action)}
            keyName={wide ? ACTIONS[action].key : undefined}
            onTap={() => actions.ask(action)}
          />
        </View>
      ))}
    </Sheet>
  )
}
