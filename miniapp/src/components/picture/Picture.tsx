import { Canvas, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { picture as words } from '@/i18n/texts/picture'
import { useText } from '@/i18n/use-text'
import { Button } from '../Button'
import { Sheet } from '../Sheet'
import { say } from '../toast-store'
import { drawPicture, type Pen, type Picture } from './draw'
import './picture.scss'

const CANVAS = 'picture-canvas'

export interface PictureState {
  /** Draws the sheet and keeps it; the button shows an error by itself. */
  make: () => Promise<void>
  /** Where the phone refused to keep it. */
  refused: boolean
  /** A picture to show before it is kept (browser only). */
  preview: string | undefined
  close: () => void
}

/**
 * A sheet as a picture in the phone's album; a browser (Picture.h5.tsx) shows it and lets it be downloaded. `set` lays it
 * out, with a pen that measures.
 */
export function usePicture(set: (pen: Pen) => Picture): PictureState {
  const { t } = useText(words)
  const [refused, setRefused] = useState(false)
  const make = async () => {
    const filePath = await draw(set)
    try {
      await Taro.saveImageToPhotosAlbum({ filePath })
      say(t('pictureSaved'))
    } catch (error) {
      const reason = reasonOf(error)
      if (/auth|deny|privacy/.test(reason)) setRefused(true)
      else if (!/cancel/.test(reason)) throw error
    }
  }
  return { make, refused, preview: undefined, close: () => setRefused(false) }
}

interface CanvasNode {
  width: number
  height: number
  getContext: (kind: '2d') => Pen
}

async function draw(set: (pen: Pen) => Picture): Promise<string> {
  const canvas = await canvasNode()
  const pen = canvas.getContext('2d')
  const picture = set(pen)
  canvas.width = Math.round(picture.width * picture.scale)
  canvas.height = Math.round(picture.height * picture.scale)
  drawPicture(picture, pen)
  const file = await Taro.canvasToTempFilePath({ canvas: canvas as unknown as Taro.Canvas, fileType: 'png' })
  return file.tempFilePath
}

function canvasNode(): Promise<CanvasNode> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${CANVAS}`)
      .fields({ node: true })
      .exec((found: [{ node?: CanvasNode }?]) => {
        const node = found[0]?.node
        if (node) resolve(node)
        else reject(new Error('no canvas'))
      })
  })
}

function reasonOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''
}

/** The canvas, out of sight, and the way to the settings when the phone refused. */
export function PicturePlace({ picture }: { picture: PictureState; title: string }) {
  const { t } = useText(words)
  return (
    <>
      <Canvas type="2d" id={CANVAS} className="picture-canvas" />
      <Sheet
        open={picture.refused}
        onClose={picture.close}
        title={t('picture')}
        foot={<Button text={t('openSettings')} onTap={() => Taro.openSetting().then(picture.close)} />}
      >
        <View>{t('pictureRefused')}</View>
      </Sheet>
    </>
  )
}
