import { View } from '@tarojs/components'
import { openAddress } from '@/device/show-file'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { Icon } from '../icon/Icon'
import { Load } from '../Load'
import { Photo } from '../photo/Photo'
import { Sheet } from '../Sheet'
import type { UploadedPage } from './box'
import { type OpenedBy, usePageAddress } from './use-page-address'

interface PageSheetProps {
  page: UploadedPage
  title: string
  /** A picture of it on this phone, if there is one. */
  address: string | undefined
  openedBy: OpenedBy
  onClose: () => void
  /** Left out where nothing may be changed. */
  onRemove?: (() => void) | undefined
}

/** One page, large, and what can be done with it. */
export function PageSheet({ page, title, address, openedBy, onClose, onRemove }: PageSheetProps) {
  const { t } = useText(upload)
  const query = usePageAddress(page, openedBy, address === undefined)
  const shown = address === undefined ? query : { ...query, data: address, error: null, isPending: false }
  const isPdf = page.mediaType === 'application/pdf'
  const src = shown.data
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <>
          {onRemove ? <Button kind="danger" text={t('remove')} onTap={onRemove} /> : null}
          {src === undefined ? null : (
            <Button
              kind={isPdf ? 'primary' : 'ghost'}
              text={t(isPdf ? 'openPdf' : 'large')}
              onTap={() => openAddress(src, page.mediaType)}
            />
          )}
        </>
      }
    >
      <Load query={shown}>
        {(data) =>
          isPdf ? (
            <View className="upload__document">
              <Icon name="document" size="xl" />
              <View className="sub num">{`PDF · ${megabytes(page.bytes)}`}</View>
            </View>
          ) : (
            <Photo src={data} label={title} fit="whole" />
          )
        }
      </Load>
    </Sheet>
  )
}

const megabytes = (bytes: number): string => `${Math.max(0.1, Math.round(bytes / 104_858) / 10)} MB`
