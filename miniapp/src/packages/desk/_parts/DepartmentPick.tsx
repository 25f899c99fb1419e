import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'
import { SheetPick } from '../../staff/_parts/SheetPick'
import { usePlaceNames } from './use-names'

interface DepartmentPickProps {
  /** Only these; every department without them. */
  among?: readonly string[]
  value: string | undefined
  onChange: (id: string) => void
}

/** One department, chosen in a sheet. */
export function DepartmentPick({ among, ...choice }: DepartmentPickProps) {
  const { t, pick } = useText(deskPeople)
  const { departments } = usePlaceNames()
  const options = departments
    .filter(({ id }) => among?.includes(id) ?? true)
    .map(({ id, name }) => ({ value: id, text: pick(name) }))
  return (
    <SheetPick icon="company" label={t('department')} empty={t('chooseDepartment')} options={options} {...choice} />
  )
}
