import type { FileView } from '@shared/contract/file'
import { dayOf } from '@shared/domain/time'
import { View } from '@tarojs/components'
import { monthDay } from '@/i18n/dates'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { Card } from '../Card'
import { Row } from '../Row'
import { Sheet } from '../Sheet'

interface WalletSheetProps {
  open: boolean
  files: readonly FileView[]
  onClose: () => void
  onChoose: (file: FileView) => void
}

/** Papers that a department has accepted before: giving them again costs one tap. */
export function WalletSheet({ open, files, onClose, onChoose }: WalletSheetProps) {
  const { t, language } = useText(upload)
  return (
    <Sheet open={open} onClose={onClose} title={t('walletTitle')}>
      <View className="sub upload__note">{t('walletNote')}</View>
      <Card kind="rows">
        {files.map((file) => {
          const day = dayOf(file.acceptedAt ?? file.createdAt)
          return (
            <Row
              key={file.id}
              icon={file.mediaType === 'application/pdf' ? 'document' : 'camera'}
              title={t(file.mediaType === 'application/pdf' ? 'pdf' : 'photo')}
              sub={t('accepted', { year: day.slice(0, 4), day: monthDay(day, language) })}
              onTap={() => onChoose(file)}
            />
          )
        })}
      </Card>
    </Sheet>
  )
}
