import { useEffect, useRef } from 'react'

/** Ctrl+Enter, or Command+Enter, sends what is open, also from within several lines of text. */
export function useSubmitKey(submit: () => void): void {
  const current = useRef(submit)
  current.current = submit
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
      event.preventDefault()
      // A key that is held down sends once.
      if (!event.repeat) current.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
