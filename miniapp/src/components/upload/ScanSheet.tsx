import { openFile, openFileAsStaff } from '@shared/contract/file'
import { typeOfBytes } from '@shared/domain/file'
import { useQuery } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { call } from '@/api/client'
import { addressOf, forgetAddress, openAddress } from '@/device/show-file'
import { upload } from '@/i18n/texts/upload'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { Icon } from '../icon/Icon'
import { Load } from '../Load'
import { Photo } from '../photo/Photo'
import { Sheet } from '../Sheet'
import type { OpenedBy } from './use-page-address'
import './upload.scss'

interface ScanSheetProps {
  fileId: string
  title: string
  openedBy: OpenedBy
  onClose: () => void
}

/** A file of which only the id is known, such as the scan of a certificate: what it is, its bytes show. */
export function ScanSheet({ fileId, title, openedBy, onClose }: ScanSheetProps) {
  const { t } = useText(upload)
  const query = useScan(fileId, openedBy)
  const { data } = query
  const isPdf = data?.mediaType === 'application/pdf'
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        data ? (
          <Button
            kind={isPdf ? 'primary' : 'ghost'}
            text={t(isPdf ? 'openPdf' : 'large')}
            onTap={() => openAddress(data.address, data.mediaType)}
          />
        ) : undefined
      }
    >
      <Load query={query}>
        {({ address, mediaType }) =>
          mediaType === 'application/pdf' ? (
            <View className="upload__document">
              <Icon name="document" size="xl" />
            </View>
          ) : (
            <Photo src={address} label={title} fit="whole" />
          )
        }
      </Load>
    </Sheet>
  )
}

/** Fetches a file and keeps it while it is shown. */
function useScan(fileId: string, by: OpenedBy) {
  const query = useQuery({
    queryKey: ['scan', by, fileId],
    queryFn: async () => {
      const bytes = await call(by === 'staff' ? openFileAsStaff : openFile, { params: { id: fileId } })
      const mediaType = typeOfBytes(new Uint8Array(bytes)) ?? 'image/jpeg'
      return { address: await addressOf(`scan-${fileId}`, bytes, mediaType), mediaType }
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const address = query.data?.address
  useEffect(() => (address === undefined ? undefined : () => forgetAddress(address)), [address])
  return query
}
