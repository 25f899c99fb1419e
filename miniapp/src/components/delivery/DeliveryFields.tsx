import type { DeliveryView } from '@shared/contract/application-part'
import { DELIVERY_WAYS } from '@shared/domain/delivery'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePoints } from '@/api/queries/points'
import { delivery as words } from '@/i18n/texts/delivery'
import { useText } from '@/i18n/use-text'
import { Card } from '../Card'
import { Field } from '../Field'
import { OptionList } from '../OptionList'
import { Row } from '../Row'

interface DeliveryFieldsProps {
  value: DeliveryView
  /** Where it is handed in: collected there unless another point is chosen. */
  handedIn: string | null
  /** Who it is posted to, and where, before anybody types. */
  suggested: Pick<DeliveryView, 'name' | 'phone' | 'address'>
  onChange: (change: Partial<DeliveryView>) => void
  errorOf: (part: 'name' | 'phone' | 'address') => string | undefined
}

/** How the result comes: from which window, or by post to whom and where. */
export function DeliveryFields({ value, handedIn, suggested, onChange, errorOf }: DeliveryFieldsProps) {
  const { t } = useText(words)
  const choose = (way: DeliveryView['way']) => {
    if (way === 'window') return onChange({ way })
    const known = { name: value.name ?? suggested.name, phone: value.phone ?? suggested.phone }
    onChange({ way, ...known, address: value.address ?? suggested.address })
  }
  return (
    <>
      <OptionList
        label={t('way')}
        value={value.way}
        options={DELIVERY_WAYS.map((way) => ({ value: way, text: t(`way_${way}`), help: t(`wayHelp_${way}`) }))}
        onChange={choose}
      />
      {value.way === 'window' ? (
        <CollectPoint value={value.pointId ?? handedIn} onChoose={(pointId) => onChange({ pointId })} />
      ) : (
        <>
          <Field
            label={t('name')}
            maxLength={60}
            value={value.name ?? ''}
            onChange={(name) => onChange({ name })}
            error={errorOf('name')}
          />
          <Field
            label={t('phone')}
            help={t('phoneHelp')}
            kind="phone"
            maxLength={20}
            value={value.phone ?? ''}
            onChange={(phone) => onChange({ phone })}
            error={errorOf('phone')}
          />
          <Field
            label={t('address')}
            help={t('addressHelp')}
            maxLength={200}
            value={value.address ?? ''}
            onChange={(address) => onChange({ address })}
            error={errorOf('address')}
          />
        </>
      )}
    </>
  )
}

/** The window where it is collected; another one only where somebody asks for it. */
function CollectPoint({ value, onChoose }: { value: string | null; onChoose: (id: string) => void }) {
  const { t, pick } = useText(words)
  const { data = [] } = usePoints()
  const [choosing, setChoosing] = useState(false)
  const points = data.filter(({ id, windows }) => id === value || windows.some(({ kind }) => kind === 'issuing'))
  const current = points.find(({ id }) => id === value)
  if (current === undefined && !choosing) return null
  const name = current ? pick(current.name) : ''
  return choosing ? (
    <OptionList
      label={t('otherLabel', { point: name })}
      value={value ?? undefined}
      options={points.map((point) => ({ value: point.id, text: pick(point.name), help: pick(point.address) }))}
      onChange={(id) => {
        setChoosing(false)
        onChoose(id)
      }}
    />
  ) : (
    <View>
      <Card kind="rows">
        <Row
          icon="pin"
          title={name}
          sub={t('at')}
          {...(points.length > 1
            ? { end: t('other'), label: t('otherLabel', { point: name }), onTap: () => setChoosing(true) }
            : {})}
        />
      </Card>
    </View>
  )
}
