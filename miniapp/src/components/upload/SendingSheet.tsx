import { View } from '@tarojs/components'
import { errorText } from '@/api/error-text'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { Icon } from '../icon/Icon'
import { Notice } from '../Notice'
import { Photo } from '../photo/Photo'
import { Sheet } from '../Sheet'
import type { Sending } from './box'

interface SendingSheetProps {
  page: Sending
  title: string
  onClose: () => void
  onAgain: () => void
  onCancel: () => void
}

/** A page on its way, large, and the way to take it back. */
export function SendingSheet({ page, title, onClose, onAgain, onCancel }: SendingSheetProps) {
  const { t } = useText(upload)
  const hasFailed = page.error !== undefined
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${title}，${t(hasFailed ? 'failed' : 'going')}`}
      foot={
        <>
          <Button kind="danger" text={t('cancel')} onTap={onCancel} />
          {hasFailed ? <Button text={t('again')} onTap={onAgain} /> : null}
        </>
      }
    >
      {hasFailed ? (
        <Notice tone="stop" icon="warning">
          {errorText(page.error)}
        </Notice>
      ) : null}
      {page.mediaType !== 'application/pdf' && page.address ? (
        <Photo src={page.address} label={title} fit="whole" />
      ) : (
        <View className="upload__document">
          <Icon name="document" size="xl" />
        </View>
      )}
    </Sheet>
  )
}
