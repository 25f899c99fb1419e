import { useState } from 'react'
import { Card } from '@/components/Card'
import type { IconName } from '@/components/icon/names'
import { type Option, OptionList } from '@/components/OptionList'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import './sheet-pick.scss'

interface SheetPickProps {
  icon: IconName
  /** What is chosen: the title of the sheet, and the name of its list. */
  label: string
  /** Stands in the row while nothing is chosen. */
  empty: string
  options: readonly Option<string>[]
  value: string | undefined
  onChange: (value: string) => void
}

/** One of many, chosen in a sheet that a row of a form opens. */
export function SheetPick({ icon, label, empty, options, value, onChange }: SheetPickProps) {
  const [open, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <>
      <Card kind="rows" className="sheet-pick">
        <Row icon={icon} title={chosen?.text ?? empty} onTap={() => setOpen(true)} />
      </Card>
      <Sheet open={open} onClose={() => setOpen(false)} title={label}>
        <OptionList
          label={label}
          options={options}
          value={value}
          onChange={(next) => {
            onChange(next)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}
