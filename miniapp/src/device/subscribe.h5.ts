/** A browser has no subscription messages: people there are told by SMS. */
export function askToSubscribe(_templates: readonly string[]): Promise<void> {
  return Promise.resolve()
}
