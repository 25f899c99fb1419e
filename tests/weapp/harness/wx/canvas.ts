import { WxFailure, wxFunction } from './answer'
import type { Files } from './files'
import { pictureOf } from './png'

/** A point on a canvas, in its own pixels. */
export type Point = readonly [x: number, y: number]

/** A drawing surface that remembers what was written and drawn on it, so that a test can read a picture. */
export interface Drawing {
  width: number
  height: number
  texts: string[]
  /** What was stroked, line by line; filling the whole surface covers it. */
  lines: Point[][]
}

const FUNCTIONS = [
  'clearRect',
  'strokeRect',
  'closePath',
  'arc',
  'arcTo',
  'rect',
  'quadraticCurveTo',
  'bezierCurveTo',
  'fill',
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
  let path: Point[][] = []
  return {
    ...Object.fromEntries(FUNCTIONS.map((name) => [name, nothing])),
    fillRect(x: number, y: number, width: number, height: number) {
      if (x <= 0 && y <= 0 && width >= drawing.width && height >= drawing.height) drawing.lines = []
    },
    beginPath() {
      path = []
    },
    moveTo: (x: number, y: number) => void path.push([[x, y]]),
    lineTo(x: number, y: number) {
      const line = path[path.length - 1]
      if (line) line.push([x, y])
      else path.push([[x, y]])
    },
    stroke: () => void drawing.lines.push(...path),
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
  const drawing: Drawing = { width: 300, height: 150, texts: [], lines: [] }
  drawings.push(drawing)
  const drawn = context(drawing)
  return Object.assign(drawing, {
    getContext: () => drawn,
    createImage: () => ({}),
    toDataURL: () => 'data:image/png;base64,',
  })
}

/** How wide and high a canvas lies on the screen of this phone, in its own pixels. */
const BOX = { left: 16, top: 200, right: 359, bottom: 372, width: 343, height: 172 }

/**
 * Canvases, on and off the screen.
 * @param onScreen the element with this id, as something that stays the same while the element does
 */
export function canvasOf(drawings: Drawing[], files: Files, onScreen: (id: string) => string | undefined) {
  const surfaces = new Map<string, ReturnType<typeof surface>>()
  const node = (id: string) => {
    const element = onScreen(id)
    if (element === undefined) return null
    const known = surfaces.get(element) ?? surface(drawings)
    surfaces.set(element, known)
    return { node: known, ...BOX }
  }
  return {
    createOffscreenCanvas: ({ width = 300, height = 150 }: { width?: number; height?: number } = {}) =>
      Object.assign(surface(drawings), { width, height }),
    createCanvasContext: () => ({
      ...context(surface(drawings)),
      draw: (_: boolean, then?: () => void) => then?.(),
    }),
    canvasToTempFilePath: wxFunction<{ canvas?: Drawing }>('canvasToTempFilePath', ({ canvas }) => {
      if (canvas === undefined) throw new WxFailure('invalid canvas')
      const tempFilePath = `wxfile://tmp_picture_${files.size}.png`
      files.set(tempFilePath, pictureOf(canvas))
      return { tempFilePath }
    }),
    createSelectorQuery: () => selectorQuery(node),
  }
}

/** Finds canvases; every other element has an empty box. */
function selectorQuery(node: (id: string) => object | null) {
  const found: unknown[] = []
  const later: ((result: unknown) => void)[] = []
  const add = (result: unknown, then?: (result: unknown) => void) => {
    found.push(result)
    later.push(then ?? (() => undefined))
    return query
  }
  const box = { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
  const chosen = (selector: string) => ({
    node: (then?: (result: unknown) => void) => add(node(selector.slice(1)), then),
    fields: (_: object, then?: (result: unknown) => void) => add(node(selector.slice(1)), then),
    boundingClientRect: (then?: (result: unknown) => void) => add(box, then),
    scrollOffset: (then?: (result: unknown) => void) => add({ scrollTop: 0, scrollLeft: 0 }, then),
  })
  const query = {
    in: () => query,
    select: chosen,
    selectAll: chosen,
    selectViewport: () => chosen(''),
    exec(then?: (results: unknown[]) => void) {
      queueMicrotask(() => {
        for (const [index, one] of later.entries()) one(found[index])
        then?.(found)
      })
    },
  }
  return query
}
