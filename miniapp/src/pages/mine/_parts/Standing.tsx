import { type MeView, objectToBan } from '@shared/contract/account'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { KEYS } from '@/api/queries/keys'
import { queryClient } from '@/api/query'
import { Button } from '@/components/Button'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { Sheet } from '@/components/Sheet'
import { dayText } from '@/i18n/dates'
import { mine } from '@/i18n/texts/mine'
import { useText } from '@/i18n/use-text'

/** Whether online booking is paused, why, and the way to object. Nothing while all is well. */
export function Standing({ standing }: { standing: MeView['standing'] }) {
  const { t, language } = useText(mine)
  const [objecting, setObjecting] = useState(false)
  const { bannedUntil, objection } = standing
  const counts = { noShows: standing.noShows, cancels: standing.cancels }
  if (bannedUntil === null || bannedUntil <= hallNow()) {
    return standing.noShows > 0 ? <Notice tone="soon">{t('warned', counts)}</Notice> : null
  }
  return (
    <>
      <Notice tone="stop" icon="warning" title={t('banned', { day: dayText(dayOf(bannedUntil), language) })}>
        <View>{t('bannedWhy', counts)}</View>
        {objection === 'open' ? <View>{t('objected')}</View> : null}
        {objection === 'declined' ? <View>{t('declined')}</View> : null}
        {objection === null ? (
          <View className="mine-notice-action">
            <Button kind="danger" size="small" text={t('object')} onTap={() => setObjecting(true)} />
          </View>
        ) : null}
      </Notice>
      <ObjectionSheet open={objecting} onClose={() => setObjecting(false)} />
    </>
  )
}

function ObjectionSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useText(mine)
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string>()
  const send = async () => {
    if (words.trim() === '') return setFault(t('objectNeeded'))
    await call(objectToBan, { body: { words } })
    onClose()
    await queryClient.invalidateQueries({ queryKey: KEYS.me })
  }
  return (
    <Sheet open={open} onClose={onClose} title={t('objectTitle')} foot={<Button text={t('objectSend')} onTap={send} />}>
      <Field
        label={t('objectWords')}
        lines={3}
        maxLength={500}
        placeholder={t('objectHint')}
        help={t('objectHelp')}
        error={fault}
        value={words}
        onChange={setWords}
      />
    </Sheet>
  )
}
