import { Button } from '@/components/Button'
import { narrow } from '@/i18n/texts/narrow'
import { useText } from '@/i18n/use-text'

/** Opens the sheet that narrows a list, and says how many of its questions are answered. */
export function NarrowButton({
  value,
  keyName,
  onTap,
}: {
  value: object
  keyName?: string | undefined
  onTap: () => void
}) {
  const { t } = useText(narrow)
  const count = narrowedBy(value)
  return (
    <Button
      kind="ghost"
      size="small"
      text={count === 0 ? t('filter') : t('filterOn', { count })}
      keyName={keyName}
      onTap={onTap}
    />
  )
}

/** By how many answers a list is narrowed. */
export const narrowedBy = (value: object): number => Object.values(value).filter((one) => one !== undefined).length
