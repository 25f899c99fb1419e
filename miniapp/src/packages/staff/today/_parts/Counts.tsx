import type { AppointmentView } from '@shared/contract/appointment'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { RailChoice } from '../../_parts/RailChoice'
import { GROUP_NAMES, type Group, isOf } from './states'

interface CountsProps {
  list: readonly AppointmentView[]
  value: Group
  onChange: (group: Group) => void
}

/** How many wait, are served, are still to come; a tap shows only those. */
export function Counts({ list, ...choice }: CountsProps) {
  const { t } = useText(today)
  const options = GROUP_NAMES.map((group) => ({
    value: group,
    content: t(group),
    count: String(list.filter((one) => isOf(group, one)).length),
  }))
  return <RailChoice label={t('counts')} options={options} {...choice} />
}
