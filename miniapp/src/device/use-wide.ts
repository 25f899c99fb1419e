import { useEffect, useState } from 'react'

/** From here on list and detail stand side by side; the same number as in the style sheets. */
const WIDE = '(min-width: 900px)'

/** Whether there is room for panes side by side: a desk, never a phone. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => process.env.TARO_ENV === 'h5' && window.matchMedia(WIDE).matches)
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined
    const media = window.matchMedia(WIDE)
    const follow = () => setWide(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [])
  return wide
}
