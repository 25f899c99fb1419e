import { wxFunction } from './answer'
import type { Files } from './files'

/** A drawing surface that remembers what was written on it, so that a test can read a picture. */
export interface Drawing {
  width: number
  height: number
  texts: string[]
}

const FUNCTIONS = [
  'fillRect',
  'clearRect',
  'strokeRect',
  'beginPath',
  'closePath',
  'moveTo',
  'lineTo',
  'arc',
  'arcTo',
  'rect',
  'quadraticCurveTo',
  'bezierCurveTo',
  'fill',
  'stroke',
  'clip',
  'save',
  'restore',
  'scale',
  'translate',
  'rotate',
  'setTransform',
  'setLineDash',
  'drawImage',
]

function context(drawing: Drawing): Record<string, unknown> {
  const nothing = () => undefined
  return {
    ...Object.fromEntries(FUNCTIONS.map((name) => [name, nothing])),
    font: '10px sans-serif',
    fillText: (text: string) => void drawing.texts.push(text),
    strokeText: (text: string) => void drawing.texts.push(text),
    // A Chinese character is as wide as its size; that is close enough to break lines.
    measureText(this: { font: string }, text: string) {
      return { width: text.length * Number(/(\d+(?:\.\d+)?)px/.exec(this.font)?.[1] ?? 10) }
    },
    createLinearGradient: () => ({ addColorStop: nothing }),
  }
}

function surface(drawings: Drawing[]) {
  const drawing: Drawing = { width: 300, height: 150, texts: [] }
  drawings.push(drawing)
  const drawn = context(drawing)
  return Object.assign(drawing, {
    getContext: () => drawn,
    createImage: () => ({}),
    toDataURL: () => 'data:image/png;base64,',
  })
}

/** One white pixel: what a picture looks like nobody sees here. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='

/** Canvases, on and off the screen. */
export function canvasOf(drawings: Drawing[], files: Files) {
  return {
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      Object.assign(surface(drawings), { width, height }),
    createCanvasContext: () => ({
      ...context(surface(drawings)),
      draw: (_: boolean, then?: () => void) => then?.(),
    }),
    canvasToTempFilePath: wxFunction('canvasToTempFilePath', () => {
      const tempFilePath = `wxfile://tmp_${drawings.length}.png`
      files.set(tempFilePath, new Uint8Array(Buffer.from(PIXEL, 'base64')))
      return { tempFilePath }
    }),
    createSelectorQuery: () => selectorQuery(drawings),
  }
}

/** Finds canvases; every other element has an empty box. */
function selectorQuery(drawings: Drawing[]) {
  const found: unknown[] = []
  const later: ((result: unknown) => void)[] = []
  const add = (result: unknown, then?: (result: unknown) => void) => {
    found.push(result)
    later.push(then ?? (() => undefined))
    return query
  }
  const box = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
  const node = () => ({ node: surface(drawings), ...box })
  const chosen = {
    node: (then?: (result: unknown) => void) => add(node(), then),
    fields: (_: object, then?: (result: unknown) => void) => add(node(), then),
    boundingClientRect: (then?: (result: unknown) => void) => add(box, then),
    scrollOffset: (then?: (result: unknown) => void) => add({ scrollTop: 0, scrollLeft: 0 }, then),
  }
  const query = {
    in: () => query,
    select: () => chosen,
    selectAll: () => chosen,
    selectViewport: () => chosen,
    exec(then?: (results: unknown[]) => void) {
      queueMicrotask(() => {
        for (const [index, one] of later.entries()) one(found[index])
        then?.(found)
      })
    },
  }
  return query
}
