import { useState } from 'react'

/** Boxes one after the other: Enter goes to the next one that is shown, and after the last one onwards. */
export function useBoxes(count: number, onEnd: () => void, first = 0) {
  const [at, setAt] = useState(first)
  return {
    at,
    goTo: setAt,
    /** What a box needs to take part. */
    box: (index: number, refused: () => boolean = () => false) => ({
      focus: at === index,
      onConfirm: () => {
        if (refused()) return
        if (index + 1 >= count) onEnd()
        else setAt(index + 1)
      },
    }),
  }
}
