import type { DeliveryView } from '@shared/contract/application-part'
import { checkDelivery, postedTo } from '@shared/domain/delivery'
import { NO_APPLICANT } from '@shared/domain/draft'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { DeliveryFields } from '@/components/delivery/DeliveryFields'
import { Sheet } from '@/components/Sheet'
import { delivery as words } from '@/i18n/texts/delivery'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { useKeys } from '@/platform/keys'
import type { Person } from './draft'

interface WishProps {
  person: Person
  pointId: string
  value: DeliveryView
  onChange: (wish: DeliveryView) => void
}

/** How the result shall come, said at the counter by whoever wants it posted; nothing has to be said. */
export function Wish({ person, pointId, value, onChange }: WishProps) {
  const { t } = useText(deskIntake)
  const { t: td } = useText(words)
  const [open, setOpen] = useState(false)
  useKeys({ g: () => setOpen(true) }, !open)
  const problems = checkDelivery(value)
  const who = { ...NO_APPLICANT, kind: person.kind ?? null, name: person.name, person: person.person || null }
  const suggested = postedTo({ ...who, phone: person.phone || null, address: person.address || null })
  const close = () => {
    setOpen(false)
    // What is not whole cannot be posted: it is collected, as when nothing was said.
    if (problems.length > 0) onChange({ ...value, way: 'window' })
  }
  return (
    <>
      <Button
        kind="plain"
        size="small"
        icon="truck"
        text={value.way === 'post' ? t('wishPost', { name: value.name ?? '' }) : t('wish')}
        keyName="G"
        onTap={() => setOpen(true)}
      />
      {open ? (
        <Sheet
          open
          onClose={close}
          title={td('way')}
          foot={<Button text={t('wishDone')} disabled={problems.length > 0} onTap={() => setOpen(false)} />}
        >
          <DeliveryFields
            value={value}
            handedIn={pointId}
            suggested={suggested}
            onChange={(change) => onChange({ ...value, ...change })}
            errorOf={(part) =>
              problems.some((one) => one.part === part && one.problem !== 'MISSING') ? t('wishWrong') : undefined
            }
          />
        </Sheet>
      ) : null}
    </>
  )
}
