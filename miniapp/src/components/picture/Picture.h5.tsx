import { View } from '@tarojs/components'
import { useState } from 'react'
import { picture as words } from '@/i18n/texts/picture'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { Sheet } from '../Sheet'
import { drawPicture, type Pen, type Picture } from './draw'
import type { PictureState } from './Picture'
import './picture.scss'

/** See Picture.tsx. */
export function usePicture(set: (pen: Pen) => Picture): PictureState {
  const [preview, setPreview] = useState<string>()
  const make = async () => setPreview(draw(set))
  return { make, refused: false, preview, close: () => setPreview(undefined) }
}

function draw(set: (pen: Pen) => Picture): string {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  const picture = set(pen)
  canvas.width = Math.round(picture.width * picture.scale)
  canvas.height = Math.round(picture.height * picture.scale)
  drawPicture(picture, pen)
  return canvas.toDataURL('image/png')
}

/** The picture to look at, to press and hold, or to download. */
export function PicturePlace({ picture, title }: { picture: PictureState; title: string }) {
  const { t } = useText(words)
  const { preview, close } = picture
  const download = () => {
    const link = document.createElement('a')
    link.href = preview ?? ''
    link.download = `${title}.png`
    link.click()
  }
  return (
    <Sheet
      open={preview !== undefined}
      onClose={close}
      title={t('picture')}
      foot={<Button icon="download" text={t('pictureSave')} hint={t('pictureHelp')} onTap={download} />}
    >
      <View>
        <img src={preview} alt={title} className="picture-image" />
      </View>
    </Sheet>
  )
}
