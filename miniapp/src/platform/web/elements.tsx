import type { CSSProperties, ReactNode } from 'react'

/**
 * What `@tarojs/components` is in a browser: the few elements our pages are made of, as plain HTML. Taro's own bring
 * a web-component runtime that weighs more than all our pages. Inputs and things to tap have their own `.h5` files.
 */
interface ElementProps {
  id?: string
  className?: string
  style?: CSSProperties
  children?: ReactNode
  onClick?: () => void
  /** Of the mini-program only. */
  hoverClass?: string
  hoverStayTime?: number
  catchMove?: boolean
}

export function View({ hoverClass: _hover, hoverStayTime: _stay, catchMove: _catch, ...element }: ElementProps) {
  return <div {...element} />
}

export function Text({ hoverClass: _hover, hoverStayTime: _stay, catchMove: _catch, ...element }: ElementProps) {
  return <span {...element} />
}

/** Taro's start-up code asks for it; no page of ours is pulled down. */
export function PullDownRefresh({ children }: { children?: ReactNode }) {
  return children
}
