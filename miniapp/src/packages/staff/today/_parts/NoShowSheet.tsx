import type { AppointmentView } from '@shared/contract/appointment'
import { markNoShow } from '@shared/contract/visit'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Sheet } from '@/components/Sheet'
import { say } from '@/components/toast-store'
import { staff } from '@/i18n/texts/staff'
import { today } from '@/i18n/texts/today'
import { useText } from '@/i18n/use-text'
import { showAnswer } from '../../_parts/queries'

/** Marks that nobody came, after saying what it costs the person. */
export function NoShowSheet({ appointment, onClose }: { appointment: AppointmentView; onClose: () => void }) {
  const { t } = useText(today)
  const { t: ts } = useText(staff)
  const { id, number } = appointment
  const mark = async () => {
    showAnswer(await call(markNoShow, { params: { id } }))
    say(t('noShowSay', { number }))
    onClose()
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('noShowTitle', { number })}
      foot={
        <>
          <Button kind="ghost" text={ts('cancel')} onTap={onClose} />
          <Button kind="danger" text={t('noShowDo')} onTap={mark} />
        </>
      }
    >
      {t('noShowHelp')}
    </Sheet>
  )
}
