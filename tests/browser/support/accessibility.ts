import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const GRAVE = ['serious', 'critical']

/**
 * Runs axe on what is shown, contrast included.
 * @returns one line for each serious or critical finding and element; empty when there is none
 */
export async function graveFindings(page: Page): Promise<string[]> {
  // Through the debugger and not as a script element, which the page's own policy forbids.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
    )
}
