import { type HoldView, holdSlot, releaseHold } from '@shared/contract/slot'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/api/client'
import { hallNow } from '@/api/clock'
import { newKey } from '@/api/new-key'

export interface Holding {
  /** The place kept for this person; undefined while none is. */
  hold: HoldView | undefined
  /** Call when the hold became a booking, so that leaving the page does not give it back. */
  taken: () => void
}

interface HoldEvents {
  onError: (error: unknown) => void
  onExpired: () => void
}

/**
 * Keeps the chosen place while the person confirms. Choosing another time moves the hold; leaving the page gives it back.
 * @param slotId undefined keeps nothing, as before a choice and before login
 */
export function useHold(slotId: string | undefined, events: HoldEvents): Holding {
  const [hold, setHold] = useState<HoldView>()
  const wanted = useRef(slotId)
  const last = useRef<HoldView>()
  const latest = useRef(events)
  const line = useRef<Promise<void>>(Promise.resolve())
  wanted.current = slotId
  latest.current = events

  useEffect(() => {
    setHold(undefined)
    if (slotId === undefined) {
      giveBack(last.current)
      last.current = undefined
      return
    }
    // One after another: two holds under way could end in the order in which nobody chose.
    line.current = line.current.then(async () => {
      if (wanted.current !== slotId) return
      try {
        const held = await call(holdSlot, { body: { slotId }, idempotencyKey: newKey() })
        last.current = held
        if (wanted.current === slotId) setHold(held)
      } catch (error) {
        if (wanted.current === slotId) latest.current.onError(error)
      }
    })
  }, [slotId])

  useEffect(() => {
    if (hold === undefined) return
    const timer = setTimeout(
      () => {
        setHold(undefined)
        last.current = undefined
        latest.current.onExpired()
      },
      Math.max(0, hold.until - hallNow()),
    )
    return () => clearTimeout(timer)
  }, [hold])

  useEffect(
    () => () => {
      wanted.current = undefined
      giveBack(last.current)
    },
    [],
  )

  return {
    hold,
    taken: () => {
      last.current = undefined
    },
  }
}

/** A hold frees itself in minutes; giving it back at once is a kindness that may fail. */
function giveBack(hold: HoldView | undefined): void {
  if (hold) call(releaseHold, { params: { id: hold.id } }).catch(() => undefined)
}
