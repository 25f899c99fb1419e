import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { CheckRow } from '@/components/CheckRow'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { aria } from '@/platform/aria'
import { useItemNames } from '../../_parts/use-item-names'
import '../../../staff/_parts/sheet-pick.scss'

interface ItemPickProps {
  departmentId: string
  /** None: every item of the department, those of next year too. */
  value: readonly string[]
  onChange: (ids: string[]) => void
  /** What the API finds wrong with the choice. */
  error: string | undefined
}

/** Items of a department by their names, ticked in a sheet; nothing ticked is all of them. */
export function ItemPick({ departmentId, value, onChange, error }: ItemPickProps) {
  const { t } = useText(deskPeople)
  const { items, name } = useItemNames()
  const [open, setOpen] = useState(false)
  const own = items.filter(({ authority }) => authority === departmentId)
  return (
    <>
      <Card kind="rows" className="sheet-pick">
        <Row
          icon="document"
          title={value.length === 0 ? t('everyItem') : value.map(name).join('、')}
          sub={t('items')}
          onTap={() => setOpen(true)}
        />
      </Card>
      {error === undefined ? null : (
        <View className="field__error" {...aria({ role: 'alert' })}>
          {error}
        </View>
      )}
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t('items')}
        foot={<Button text={t('itemsDone')} onTap={() => setOpen(false)} />}
      >
        <View className="sub">{t('itemsHelp')}</View>
        <Card kind="rows">
          {own.map(({ id }) => (
            <CheckRow
              key={id}
              shape="square"
              title={name(id)}
              checked={value.includes(id)}
              onChange={(on) => onChange(on ? [...value, id] : value.filter((one) => one !== id))}
            />
          ))}
        </Card>
      </Sheet>
    </>
  )
}
