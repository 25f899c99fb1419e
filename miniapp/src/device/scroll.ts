import Taro from '@tarojs/taro'

/** After the page has been drawn again. */
const DRAWN = 60

/** Scrolls the page to the element with this id, or to its top. */
export function toPart(id: string | undefined): void {
  setTimeout(() => void scroll(id), DRAWN)
}

async function scroll(id: string | undefined): Promise<void> {
  if (process.env.TARO_ENV === 'h5') {
    const target = id === undefined ? pageInFront() : document.getElementById(id)
    target?.scrollIntoView({ block: id === undefined ? 'start' : 'center' })
    return
  }
  try {
    await Taro.pageScrollTo(id === undefined ? { scrollTop: 0 } : { selector: `#${id}`, offsetTop: -120 })
  } catch {
    // An older WeChat scrolls to places only: the step is open, and the person finds it.
  }
}

/** The pages it was reached through stay in the document, hidden. */
const pageInFront = () =>
  Array.from(document.querySelectorAll<HTMLElement>('.page')).find(({ offsetParent }) => offsetParent !== null)
