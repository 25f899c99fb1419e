import { Button } from '@/components/Button'
import { paper as words } from '@/i18n/texts/paper'
import { useText } from '@/i18n/use-text'
import './print.scss'

/** See PrintButton.tsx. The browser's own print sheet makes a PDF as well. */
export function PrintButton() {
  const { t } = useText(words)
  return <Button kind="ghost" icon="printer" text={t('print')} onTap={() => window.print()} />
}
