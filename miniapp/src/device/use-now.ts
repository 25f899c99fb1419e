import { useEffect, useState } from 'react'
import { hallNow } from '@/api/clock'

/** The hall's clock, drawn again every so many milliseconds (1 s unless told). */
export function useNow(every = 1000): number {
  const [now, setNow] = useState(hallNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(hallNow()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
