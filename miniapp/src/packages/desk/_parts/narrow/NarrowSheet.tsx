import type { PropsWithChildren } from 'react'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { narrow } from '@/i18n/texts/narrow'
import { useText } from '@/i18n/use-text'

interface NarrowSheetProps {
  onClear: () => void
  onClose: () => void
}

/** Which lines of a list are shown: its children are the questions. What is chosen shows at once behind the sheet. */
export function NarrowSheet({ onClear, onClose, children }: PropsWithChildren<NarrowSheetProps>) {
  const { t } = useText(narrow)
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('title')}
      foot={
        <>
          <Button kind="ghost" text={t('clear')} onTap={onClear} />
          <Button text={t('show')} onTap={onClose} />
        </>
      }
    >
      {children}
    </Sheet>
  )
}
