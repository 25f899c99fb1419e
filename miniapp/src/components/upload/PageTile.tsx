import type { FileType } from '@shared/domain/file'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon'
import { Photo } from '../photo/Photo'
import { Tap } from '../tap/Tap'

interface PageTileProps {
  mediaType: FileType
  /** A picture of it on this phone, if there is one. */
  address: string | undefined
  /** Read out. */
  label: string
  /** In the corner: which page it is. */
  mark?: string
  /** Over it: how far it is, or what went wrong. */
  veil?: ReactNode
  onTap: () => void
}

/** One page as a small picture. */
export function PageTile({ mediaType, address, label, mark, veil, onTap }: PageTileProps) {
  const isPhoto = mediaType !== 'application/pdf'
  return (
    <Tap className="upload__tile" label={label} onTap={onTap}>
      <View className="upload__paper">
        {isPhoto && address ? (
          <Photo src={address} label="" fit="cover" />
        ) : (
          <View className="upload__kind">
            <Icon name={isPhoto ? 'camera' : 'document'} />
            {isPhoto ? null : <View className="upload__pdf">PDF</View>}
          </View>
        )}
        {mark ? <View className="upload__mark num">{mark}</View> : null}
        {veil ? <View className="upload__veil">{veil}</View> : null}
      </View>
    </Tap>
  )
}
