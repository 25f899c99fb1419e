import { Canvas } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { aria } from '@/platform/aria'
import type { PadProps } from './props'
import { type Brush, begun, continued, drawStrokes, SHAPE, type Stroke, WIDTH } from './strokes'
import './pad.scss'

const ID = 'sign-pad'

interface CanvasNode {
  width: number
  height: number
  getContext: (kind: '2d') => Brush
}
interface Place {
  node: CanvasNode
  width: number
}
interface Touched {
  touches: readonly { x: number; y: number }[]
}

function findPlace(): Promise<Place> {
  return new Promise((resolve, reject) => {
    const ask = () =>
      Taro.createSelectorQuery()
        .select(`#${ID}`)
        .fields({ node: true, size: true })
        .exec((found: [{ node?: CanvasNode; width?: number } | null]) => {
          const { node, width } = found[0] ?? {}
          if (node) resolve({ node, width: width === undefined || width === 0 ? WIDTH : width })
          else reject(new Error('no canvas'))
        })
    // What was rendered comes to the screen later: asked at once, WeChat knows no such canvas.
    Taro.nextTick(ask)
  })
}

/** Draws in as many pixels as the picture has: as sharp on the screen as on paper. */
function draw({ node }: Place, strokes: readonly Stroke[]): void {
  if (node.width !== WIDTH) {
    node.width = WIDTH
    node.height = WIDTH * SHAPE
  }
  drawStrokes(node.getContext('2d'), strokes, WIDTH)
}

/** Where somebody signs with a finger; in a browser it is Pad.h5.tsx. */
export function Pad({ strokes, onChange, label }: PadProps) {
  const place = useRef<Place>()
  useEffect(() => {
    const show = async () => {
      place.current ??= await findPlace()
      draw(place.current, strokes)
    }
    void show()
  }, [strokes])
  const touch = (change: typeof begun) => (event: unknown) => {
    const [finger] = (event as Touched).touches
    const width = place.current?.width
    if (!finger || width === undefined) return
    onChange((before) => change(before, finger.x / width, finger.y / width))
  }
  return (
    <Canvas
      type="2d"
      id={ID}
      className="pad"
      disableScroll
      onTouchStart={touch(begun)}
      onTouchMove={touch(continued)}
      {...aria({ role: 'img', label })}
    />
  )
}

/** The signature as a PNG. @throws when the phone cannot make a picture */
export async function pictureOf(strokes: readonly Stroke[]): Promise<ArrayBuffer> {
  const place = await findPlace()
  draw(place, strokes)
  const canvas = place.node as unknown as Taro.Canvas
  const { tempFilePath } = await Taro.canvasToTempFilePath({ canvas, fileType: 'png' })
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: tempFilePath,
      success: ({ data }) => (typeof data === 'string' ? reject(new Error('no picture')) : resolve(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}
