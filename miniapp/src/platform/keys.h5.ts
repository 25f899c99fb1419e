import { useEffect, useRef } from 'react'
import type { Keys } from './keys'

/** Keys do nothing while somebody types or answers a sheet, and with Ctrl, Alt or Meta they are the browser's own. */
function isTaken({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return true
  if (document.querySelector('[role="dialog"]') !== null) return true
  return target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** Held down they go on and on through a list. Any other key acts once a press, however long it is held. */
const MOVING: readonly string[] = ['j', 'k', 'arrowdown', 'arrowup']

/** Listens to keys while the page is shown. */
export function useKeys(keys: Keys, on: boolean): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    if (!on) return undefined
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const act = current.current[key]
      if (!act || isTaken(event)) return
      event.preventDefault()
      if (!event.repeat || MOVING.includes(key)) act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on])
}
