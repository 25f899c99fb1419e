import { useEffect, useRef, useState } from 'react'
import type { UploadedPage } from './PageSheet'

interface PagesGiven {
  pages: readonly UploadedPage[]
  onChange?: (pages: UploadedPage[]) => unknown
}
type Edit = (before: readonly UploadedPage[]) => readonly UploadedPage[]

/**
 * The pages as they are after the last change, also before whoever owns them has drawn it: two uploads that end together
 * must not each forget the other.
 */
export function usePages({ pages, onChange }: PagesGiven) {
  const [own, setOwn] = useState(pages)
  const latest = useRef(pages)
  const owner = useRef(onChange)
  owner.current = onChange
  const ids = pages.map(({ fileId }) => fileId).join()
  const given = useRef(pages)
  given.current = pages
  useEffect(() => {
    if (latest.current.map(({ fileId }) => fileId).join() === ids) return
    latest.current = given.current
    setOwn(given.current)
  }, [ids])
  const change = async (edit: Edit): Promise<void> => {
    const next = [...edit(latest.current)]
    latest.current = next
    setOwn(next)
    await owner.current?.(next)
  }
  return { pages: own, change }
}
