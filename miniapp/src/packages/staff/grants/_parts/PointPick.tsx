import type { ServicePoint } from '@shared/contract/service-point'
import { useState } from 'react'
import { Card } from '@/components/Card'
import { OptionList } from '@/components/OptionList'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'

/** Stands for all service points in a choice. */
export const EVERYWHERE = 'everywhere'

interface PointPickProps {
  points: readonly ServicePoint[]
  value: string | undefined
  onChange: (id: string) => void
}

/** A service point, or all of them; nothing is chosen at first, because all is a lot to give. */
export function PointPick({ points, value, onChange }: PointPickProps) {
  const { t, pick } = useText(admin)
  const [open, setOpen] = useState(false)
  const options = [
    { value: EVERYWHERE, text: t('everywhere') },
    ...points.map(({ id, name }) => ({ value: id, text: pick(name) })),
  ]
  const chosen = options.find((option) => option.value === value)
  return (
    <>
      <Card kind="rows" className="point-pick">
        <Row icon="pin" title={chosen?.text ?? t('place')} onTap={() => setOpen(true)} />
      </Card>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('place')}>
        <OptionList
          label={t('place')}
          options={options}
          value={value}
          onChange={(id) => {
            onChange(id)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}
