import { useEffect, useState } from 'react'
import { hallNow, onClockMoved } from '@/api/clock'

/** The hall's clock, drawn again every so many milliseconds (1 s unless told) and whenever it was moved. */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(hallNow)
  useEffect(() => {
    const look = () => setNow(hallNow())
    const timer = setInterval(look, every)
    const forget = onClockMoved(look)
    return () => {
      clearInterval(timer)
      forget()
    }
  }, [every])
  return now
}
