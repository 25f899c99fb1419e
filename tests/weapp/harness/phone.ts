import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { weappDirectory } from './build'
import { Engine } from './engine'
import type { PageDefinition } from './page'
import { Router } from './router'
import { Screen } from './screen'
import { canvasOf, type Drawing } from './wx/canvas'
import { deviceOf, type Hand } from './wx/device'
import { type Files, filesOf } from './wx/files'
import { type Network, networkOf } from './wx/network'
import { storageOf } from './wx/storage'
import { strictWx } from './wx/strict'
import { Wxml } from './wxml'

export interface PhoneOptions {
  /** Where the API listens: `http://127.0.0.1:41234`. */
  origin: string
  /** The phone's clock; each tap moves it on a little, as a real finger takes time. */
  now?: () => number
  /** First page; the home page unless told. */
  page?: string
  /** Whether there is a network when the program starts; there is unless told. */
  online?: boolean
  /** What an earlier run left on the phone. */
  storage?: Map<string, unknown>
  /** Files an earlier run left on the phone. */
  files?: Files
  /** Decisions of the person, besides the usual ones. */
  hand?: Partial<Hand>
}

/** A phone that runs the real build of the mini-program. */
export interface Phone extends Screen {
  hand: Hand
  network: Network
  drawings: Drawing[]
  storage: Map<string, unknown>
  /** Routes of the open pages, the shown one last. */
  routes: () => string[]
  /** WeChat's own back. */
  back: () => void
  /** Opens a page as from a link, in place of everything open. */
  launch: (url: string) => void
  setOnline: (online: boolean) => void
  /** Ends the program. @throws when it wrote to console.error, or used something this phone does not have */
  close: () => void
}

/** Between two taps, for a program that counts quick double taps as one. */
const TAP_TAKES = 400

/** Starts the mini-program. Close it at the end of the test. */
export function startPhone(options: PhoneOptions): Phone {
  const { origin, storage = new Map(), files = new Map() } = options
  const problems: string[] = []
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of [...listeners]) listener()
  }
  let taps = 0
  const base = options.now ?? (() => Date.now())
  const hand = handOf(options.hand)
  const network: Network = { online: options.online ?? true, listeners: new Set(), sent: [], disturb: undefined }
  const drawings: Drawing[] = []

  const config = JSON.parse(readFileSync(join(weappDirectory, 'app.json'), 'utf8')) as ConstructorParameters<
    typeof Router
  >[0]['config']
  const load = (route: string) => void engine.require(route)
  const router = new Router({ config, load, changed })
  const known = {
    ...storageOf(storage),
    ...networkOf(network, origin),
    ...deviceOf(hand),
    ...filesOf(hand, files),
    ...canvasOf(drawings, files, (id) => screen.elementWith(id)),
    ...router.functions(),
  }
  let app: PageDefinition = {}
  const engine = new Engine({
    directory: weappDirectory,
    now: () => base() + taps * TAP_TAKES,
    globals: {
      wx: strictWx(known, (problem) => problems.push(problem)),
      console: { ...quiet, error: (...words: unknown[]) => problems.push(words.map(worded).join(' ')) },
      App: (definition: PageDefinition) => {
        app = definition
      },
      getApp: () => app,
      Page: (definition: PageDefinition) => router.define(engine.current, definition),
      Component: () => undefined,
      Behavior: () => undefined,
      getCurrentPages: () => [...router.stack],
    },
  })
  engine.require('app')
  const call = (name: string, given: object) => {
    const method = app[name]
    if (typeof method === 'function') method.call(app, given)
  }
  const start = { path: config.pages[0], query: {}, scene: 1001 }
  call('onLaunch', start)
  call('onShow', start)
  router.launch(options.page ?? `/${config.pages[0] ?? ''}`)

  const wxml = new Wxml(weappDirectory, (code, module) => engine.runScript(code, module))
  const screen = new Screen({
    router,
    hand,
    draw: () => wxml.draw(`${router.top.route}.wxml`, router.top.data),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tapped: () => {
      taps += 1
    },
    problems,
  })
  return Object.assign(screen, {
    hand,
    network,
    drawings,
    storage,
    routes: () => router.stack.map(({ route }) => route),
    back: () => router.back(),
    launch: (url: string) => router.launch(url),
    setOnline(online: boolean) {
      network.online = online
      for (const listener of network.listeners) listener({ isConnected: online, networkType: online ? 'wifi' : 'none' })
    },
    close() {
      engine.stop()
      if (problems.length > 0) throw new Error(`The mini-program reported problems:\n${problems.join('\n')}`)
    },
  })
}

const quiet = { log: () => {}, info: () => {}, debug: () => {}, warn: () => {}, group: () => {}, groupEnd: () => {} }

const worded = (word: unknown): string =>
  word instanceof Error || (typeof word === 'object' && word !== null && 'stack' in word)
    ? String((word as { stack?: unknown }).stack)
    : String(word)

function handOf(given: Partial<Hand> = {}): Hand {
  return {
    modals: [],
    sheets: [],
    scans: [],
    place: null,
    loginCode: () => 'wx-login-code',
    phoneCode: null,
    subscribes: true,
    toasts: [],
    calls: [],
    clipboard: '',
    titles: [],
    savedPictures: [],
    shared: [],
    files: [],
    shown: [],
    ...given,
  }
}
