import { useState } from 'react'
import { Card } from '@/components/Card'
import { OptionList } from '@/components/OptionList'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { usePlaceNames } from './use-names'

interface DepartmentPickProps {
  /** Only these; every department without them. */
  among?: readonly string[]
  value: string | undefined
  onChange: (id: string) => void
}

/** One department, chosen in a sheet. */
export function DepartmentPick({ among, value, onChange }: DepartmentPickProps) {
  const { t, pick } = useText(deskPeople)
  const { departments } = usePlaceNames()
  const [open, setOpen] = useState(false)
  const options = departments
    .filter(({ id }) => among?.includes(id) ?? true)
    .map(({ id, name }) => ({ value: id, text: pick(name) }))
  const chosen = options.find((option) => option.value === value)
  return (
    <>
      <Card kind="rows" className="point-pick">
        <Row icon="company" title={chosen?.text ?? t('chooseDepartment')} onTap={() => setOpen(true)} />
      </Card>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('department')}>
        <OptionList
          label={t('department')}
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
