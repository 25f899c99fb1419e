import { address } from '@/device/navigate'

/**
 * What a code to scan opens: the rating of a window's visits, or of one application. A web address, which a camera opens in
 * the browser and WeChat, where the hall has told it so, in the mini-program.
 */
export function ratingAddress(what: { window: string } | { application: string; code: string }): string {
  return `${origin()}/#${address('rate', what)}`
}

function origin(): string {
  return process.env.TARO_ENV === 'h5' ? window.location.origin : YICHUANG_API_ORIGIN
}
