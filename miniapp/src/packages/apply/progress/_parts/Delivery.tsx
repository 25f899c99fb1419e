import { changeDelivery } from '@shared/contract/application'
import type { DeliveryView } from '@shared/contract/application-part'
import type { ProgressView } from '@shared/contract/progress'
import { checkDelivery, NO_DELIVERY, postedTo } from '@shared/domain/delivery'
import { useState } from 'react'
import { call } from '@/api/client'
import { newKey } from '@/api/new-key'
import { renewApplications, useApplication } from '@/api/queries/application'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { DeliveryFields } from '@/components/delivery/DeliveryFields'
import { Heading } from '@/components/Heading'
import { Load } from '@/components/Load'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { applyProblem } from '@/i18n/texts/apply-problem'
import { delivery as deliveryWords } from '@/i18n/texts/delivery'
import { progressAsks } from '@/i18n/texts/progress-asks'
import { useText } from '@/i18n/use-text'

/** How what is still to come comes to the applicant, with the way to change it. */
export function Delivery({ view }: { view: ProgressView }) {
  const { t: tp, pick } = useText(progressAsks)
  const [changing, setChanging] = useState(false)
  const { delivery } = view
  if (!delivery?.changeable) return null
  const { way, point } = delivery
  return (
    <>
      <Heading text={tp('deliveryTitle')} />
      <Card kind="rows">
        <Row
          icon={way === 'post' ? 'truck' : 'pin'}
          title={way === 'post' ? tp('deliveryPost') : tp('deliveryWindow', { point: pick(point) })}
          sub={way === 'post' ? tp('deliveryPostHelp') : tp('deliveryWindowHelp')}
          end={tp('deliveryChange')}
          onTap={() => setChanging(true)}
        />
      </Card>
      {changing ? <ChangeSheet id={view.id} onClose={() => setChanging(false)} /> : null}
    </>
  )
}

function ChangeSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const { t: td } = useText(deliveryWords)
  const query = useApplication(id)
  const { data } = query
  if (data) {
    const { delivery, pointId, applicant } = data
    return <Change id={id} kept={delivery} handedIn={pointId} suggested={postedTo(applicant)} onClose={onClose} />
  }
  return (
    <Sheet open onClose={onClose} title={td('way')}>
      <Load query={query}>{() => null}</Load>
    </Sheet>
  )
}

interface ChangeProps {
  id: string
  kept: DeliveryView
  handedIn: string | null
  suggested: Pick<DeliveryView, 'name' | 'phone' | 'address'>
  onClose: () => void
}

function Change({ id, kept, handedIn, suggested, onClose }: ChangeProps) {
  const { t: tp } = useText(progressAsks)
  const { t: td } = useText(deliveryWords)
  const { t: ta } = useText(applyProblem)
  const [wish, setWish] = useState<DeliveryView>(kept)
  const [tried, setTried] = useState(false)
  const [key, setKey] = useState(newKey)
  const problems = checkDelivery(wish)
  const errorOf = (part: string): string | undefined => {
    const found = problems.find((one) => one.part === part)
    if (!found || (found.problem === 'MISSING' && !tried)) return undefined
    return found.problem === 'SHORT'
      ? ta('problem_SHORT')
      : found.problem === 'MISSING'
        ? ta('problem_MISSING')
        : ta('problem_FORMAT')
  }
  const save = async () => {
    setTried(true)
    if (problems.length > 0) return
    const body = wish.way === 'window' ? { ...NO_DELIVERY, pointId: wish.pointId } : { ...wish, pointId: null }
    await call(changeDelivery, { params: { id }, body, idempotencyKey: key })
    await renewApplications()
    say(tp('deliveryChanged'))
    onClose()
  }
  return (
    <Sheet open onClose={onClose} title={td('way')} foot={<Button text={tp('deliverySave')} onTap={save} />}>
      <DeliveryFields
        value={wish}
        handedIn={handedIn}
        suggested={suggested}
        onChange={(change) => {
          setWish((before) => ({ ...before, ...change }))
          setKey(newKey())
        }}
        errorOf={errorOf}
      />
    </Sheet>
  )
}
