import { useEffect, useRef } from 'react'
import type { Typed } from './scanner'

/** Keys farther apart than this belong to different people. */
const FORGET_AFTER = 20_000
const LONGEST = 400

/** Hears a scanner, which is a keyboard to the browser, and a keyboard, without any field having to be focused. */
export function useScanner(typed: Typed): void {
  const current = useRef(typed)
  current.current = typed
  useEffect(() => {
    let line = ''
    let last = 0
    const press = ({ key, ctrlKey, altKey, metaKey, target }: KeyboardEvent) => {
      const elsewhere = document.querySelector('[role="dialog"]') !== null
      if (ctrlKey || altKey || metaKey || elsewhere) return
      if (Date.now() - last > FORGET_AFTER) line = ''
      last = Date.now()
      if (key === 'Enter') {
        // On a button that was reached by Tab, Enter is the button's own.
        if (line !== '') current.current.onLine(line)
        else if (target instanceof HTMLButtonElement) return
        line = ''
      } else if (key === 'Backspace') {
        line = line.slice(0, -1)
        current.current.onErase()
      } else if (key.length === 1 && line.length < LONGEST) {
        line += key
        current.current.onKey(key)
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
