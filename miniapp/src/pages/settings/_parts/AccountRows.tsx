import { exportMe } from '@shared/contract/account'
import { logout } from '@shared/contract/session'
import { useState } from 'react'
import { call } from '@/api/client'
import { signOut } from '@/api/person'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { say, sayError } from '@/components/toast-store'
import { openTab } from '@/device/navigate'
import { saveFile } from '@/device/save-file'
import { settings } from '@/i18n/texts/settings'
import { useText } from '@/i18n/use-text'
import { DeleteSheet } from './DeleteSheet'
import { EverywhereSheet } from './EverywhereSheet'

/** What one may do with the account itself, the gravest last. */
export function AccountRows() {
  const { t } = useText(settings)
  const [asking, setAsking] = useState<'everywhere' | 'delete'>()
  const close = () => setAsking(undefined)

  const leave = async () => {
    // Whoever wants to go goes; a session that could not be ended here ends by itself, and is in the list of devices.
    await call(logout).catch(() => undefined)
    signOut()
    say(t('loggedOut'))
    await openTab('mine')
  }
  const takeAlong = async () => {
    const mine = await call(exportMe)
    const way = await saveFile('yichuang-my-data.json', JSON.stringify(mine, null, 2))
    say(way === 'downloaded' ? t('downloaded') : t('exported'))
  }
  return (
    <>
      <Heading text={t('account')} />
      <Card kind="rows">
        <Row icon="download" title={t('export')} sub={t('exportSub')} onTap={() => void takeAlong().catch(sayError)} />
        <Row icon="logout" title={t('logout')} onTap={() => void leave()} />
        <Row icon="lock" title={t('everywhere')} onTap={() => setAsking('everywhere')} />
        <Row icon="trash" title={t('delete')} sub={t('deleteSub')} onTap={() => setAsking('delete')} />
      </Card>
      <EverywhereSheet open={asking === 'everywhere'} onClose={close} />
      <DeleteSheet open={asking === 'delete'} onClose={close} />
    </>
  )
}
