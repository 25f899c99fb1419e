import { type PartyView, removeParty } from '@shared/contract/account'
import { useState } from 'react'
import { call } from '@/api/client'
import { renewAppointments } from '@/api/queries/appointment'
import { KEYS } from '@/api/queries/keys'
import { queryClient } from '@/api/query'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import type { IconName } from '@/components/icon/names'
import { PartySheet } from '@/components/PartySheet'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { Tap } from '@/components/tap/Tap'
import { say } from '@/components/toast-store'
import { mine } from '@/i18n/texts/mine'
import { party } from '@/i18n/texts/party'
import { useText } from '@/i18n/use-text'

const ICONS: Record<PartyView['kind'], IconName> = { self: 'person', relative: 'people', company: 'company' }

/** The people this account books for; removing one destroys what is stored of them. */
export function PeopleList({ parties }: { parties: readonly PartyView[] }) {
  const { t } = useText(mine)
  const { t: tp } = useText(party)
  const [leaving, setLeaving] = useState<PartyView>()
  const [adding, setAdding] = useState(false)
  const remove = async () => {
    if (!leaving) return
    await call(removeParty, { params: { id: leaving.id } })
    setLeaving(undefined)
    say(t('removed'))
    await Promise.all([queryClient.invalidateQueries({ queryKey: KEYS.me }), renewAppointments()])
  }
  return (
    <>
      <Heading text={t('parties')} />
      <Card kind="rows">
        {parties.length === 0 ? <Row icon="people" title={t('noParties')} sub={t('noPartiesHelp')} /> : null}
        {parties.map((one) => (
          <Row
            key={one.id}
            icon={ICONS[one.kind]}
            title={one.name}
            sub={[one.relation ?? t(one.kind), one.document].filter(Boolean).join(' · ')}
            end={
              <Tap className="mine-remove" label={t('removeLabel', { name: one.name })} onTap={() => setLeaving(one)}>
                {t('remove')}
              </Tap>
            }
          />
        ))}
        <Row icon="plus" title={tp('add')} onTap={() => setAdding(true)} />
      </Card>
      <PartySheet open={adding} onClose={() => setAdding(false)} parties={parties} onAdded={() => setAdding(false)} />
      <Sheet
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={t('removeTitle')}
        foot={
          <>
            <Button kind="ghost" text={t('cancel')} onTap={() => setLeaving(undefined)} />
            <Button kind="danger" text={t('remove')} onTap={remove} />
          </>
        }
      >
        {t('removeHelp', { name: leaving?.name ?? '' })}
      </Sheet>
    </>
  )
}
