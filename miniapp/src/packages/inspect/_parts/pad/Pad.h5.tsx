import { type PointerEvent, useEffect, useRef } from 'react'
import type { PadProps } from './props'
import { begun, continued, drawStrokes, SHAPE, type Stroke, WIDTH } from './strokes'
import './pad.scss'

/** See Pad.tsx. */
export function Pad({ strokes, onChange, label }: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (brush) drawStrokes(brush, strokes, WIDTH)
  }, [strokes])
  const move = (change: typeof begun, { clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const { left, top, width } = currentTarget.getBoundingClientRect()
    onChange((before) => change(before, (clientX - left) / width, (clientY - top) / width))
  }
  return (
    <canvas
      ref={canvas}
      className="pad"
      width={WIDTH}
      height={WIDTH * SHAPE}
      role="img"
      aria-label={label}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        move(begun, event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(continued, event)
      }}
    />
  )
}

/** See Pad.tsx. */
export async function pictureOf(strokes: readonly Stroke[]): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = WIDTH * SHAPE
  const brush = canvas.getContext('2d')
  if (!brush) throw new Error('no canvas')
  drawStrokes(brush, strokes, WIDTH)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no picture')
  return new Response(blob).arrayBuffer()
}
