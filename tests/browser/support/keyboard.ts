import type { Page } from 'playwright-core'

/** Marks an element that the walk has to reach, and has reached. */
const WANTED = 'data-walk'

/**
 * Walks by Tab alone through the page in front, or through the dialog that is open on it.
 * @returns one line for each element that can be tapped but not reached, or that Enter and Space would not press
 */
export async function unreachable(page: Page): Promise<string[]> {
  const { count, faults } = await page.evaluate(markTappable, WANTED)
  for (let step = 0; step < count + 10; step++) {
    await page.keyboard.press('Tab')
    const left = await page.evaluate((wanted) => {
      document.activeElement?.setAttribute(wanted, 'reached')
      return document.querySelectorAll(`[${wanted}="wanted"]`).length
    }, WANTED)
    if (left === 0) break
  }
  const missed = await page.evaluate(
    (wanted) =>
      Array.from(
        document.querySelectorAll(`[${wanted}="wanted"]`),
        ({ outerHTML }) => `Tab misses ${outerHTML.slice(0, 160)}`,
      ),
    WANTED,
  )
  await page.evaluate((wanted) => {
    for (const element of Array.from(document.querySelectorAll(`[${wanted}]`))) element.removeAttribute(wanted)
  }, WANTED)
  return [...faults, ...missed]
}

/** Runs in the page. What can be tapped is what React listens on; natively a button, link or input answers keys itself. */
function markTappable(wanted: string): { count: number; faults: string[] } {
  const listens = (element: Element): boolean =>
    Object.entries(element).some(
      ([name, value]) =>
        name.startsWith('__reactProps') &&
        typeof value === 'object' &&
        value !== null &&
        'onClick' in value &&
        value.onClick !== undefined,
    )
  const faults: string[] = []
  let count = 0
  const dialog = document.querySelector('[role="dialog"]')
  for (const element of Array.from((dialog ?? document.body).querySelectorAll<HTMLElement>('*'))) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue
    const native = element.matches(
      'button:not(:disabled), a[href], input:not(:disabled), textarea:not(:disabled), select:not(:disabled)',
    )
    if (native) {
      element.setAttribute(wanted, 'wanted')
      count++
    } else if (listens(element) && !element.matches(':disabled') && element.closest('[aria-hidden="true"]') === null) {
      faults.push(`No key presses ${element.outerHTML.slice(0, 160)}`)
    }
  }
  return { count, faults }
}
