import type { Page } from 'playwright-core'

/** Widest column of a resident's page on a desk, in px. */
const COLUMN = 430
/** Smallest side of something to tap, in px. */
const TARGET = 44

/**
 * Looks for what a person would call broken on the page in front: anything wider than the window, words that are cut
 * off, a button too small for a thumb, a resident's page that fills a desk.
 * @returns one sentence for each fault; empty when there is none
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(
    ({ column, target }) => {
      const faults: string[] = []
      const width = document.documentElement.clientWidth
      const front = Array.from(document.querySelectorAll<HTMLElement>('.page')).find((one) => one.offsetParent !== null)
      if (!front) return ['There is no page']
      const nameOf = (element: Element) =>
        `.${element.className.toString().trim().split(/\s+/).join('.')} "${(element.textContent ?? '').trim().slice(0, 24)}"`
      const scrolls = (element: Element | null): boolean =>
        element !== null &&
        element !== front &&
        (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))

      if (document.documentElement.scrollWidth > width)
        faults.push(`The page is ${document.documentElement.scrollWidth} wide in a window of ${width}`)
      if (!front.classList.contains('page--wide') && front.getBoundingClientRect().width > column + 0.5)
        faults.push(`The column is ${front.getBoundingClientRect().width} wide`)

      for (const element of Array.from(front.querySelectorAll<HTMLElement>('*'))) {
        if (!element.checkVisibility({ visibilityProperty: true })) continue
        const style = getComputedStyle(element)
        const box = element.getBoundingClientRect()
        if (box.width <= 1 || box.height <= 1) continue
        const ownText = Array.from(element.childNodes).some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
        )
        if (ownText && !scrolls(element) && (box.right > width + 0.5 || box.left < -0.5))
          faults.push(
            `${nameOf(element)} leaves the window: ${Math.round(box.left)} to ${Math.round(box.right)} of ${width}`,
          )
        const clips = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.textOverflow === 'ellipsis'
        // A full-width bracket at the end of a line may hang over by its empty half.
        const hangs = Number.parseFloat(style.fontSize) / 2
        if (ownText && !clips && style.display !== 'inline' && element.scrollWidth > element.clientWidth + hangs)
          faults.push(`${nameOf(element)} spills over its place`)
        if (ownText && clips && element.scrollWidth > element.clientWidth + 1)
          faults.push(`${nameOf(element)} is cut off`)
        if (element instanceof HTMLInputElement && element.value === '') {
          const pen = document.createElement('canvas').getContext('2d')
          if (pen) pen.font = style.font
          const words = pen?.measureText(element.placeholder).width ?? 0
          if (words > element.clientWidth)
            faults.push(`"${element.placeholder}" is ${Math.round(words)} wide in ${element.clientWidth}`)
        }
        if (element.matches('button, [role="button"]')) {
          if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
            faults.push(
              `${nameOf(element)} is cut off: ${element.scrollWidth} × ${element.scrollHeight} in ${element.clientWidth} × ${element.clientHeight}`,
            )
          if (box.height < target - 0.5 || box.width < target - 0.5)
            faults.push(
              `${nameOf(element)} is ${Math.round(box.width)} × ${Math.round(box.height)}, less than a thumb needs`,
            )
        }
      }
      return faults
    },
    { column: COLUMN, target: TARGET },
  )
}
