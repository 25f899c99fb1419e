import { useRef } from 'react'
import { SECOND_TAP } from './props'

/** Wraps a handler so that a second tap right after the first does nothing, unless every tap `repeats`. */
export function useSingleTap(onTap: () => void, repeats = false): () => void {
  const last = useRef(0)
  return () => {
    const now = Date.now()
    if (!repeats && now - last.current < SECOND_TAP) return
    last.current = now
    onTap()
  }
}
