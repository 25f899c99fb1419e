/** What every asynchronous function of WeChat takes. */
export interface Callbacks {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
}

/** A failure with WeChat's kind of message. */
export class WxFailure extends Error {}

/**
 * An asynchronous function of WeChat: its result goes to `success` and `complete`, a {@link WxFailure} to `fail`,
 * never before the caller has gone on.
 */
export function wxFunction<O extends object = object>(
  name: string,
  run: (options: O & Callbacks) => object | Promise<object>,
): (options?: O & Callbacks) => void {
  return (options = {} as O & Callbacks) => {
    const answer = async () => run(options)
    answer().then(
      (result) => {
        const answered = { errMsg: `${name}:ok`, ...result }
        options.success?.(answered)
        options.complete?.(answered)
      },
      (error: unknown) => {
        if (!(error instanceof WxFailure)) throw error
        const refused = { errMsg: `${name}:fail ${error.message}` }
        options.fail?.(refused)
        options.complete?.(refused)
      },
    )
  }
}
