import Taro from '@tarojs/taro'
import { goBack, open, TABS } from './navigate'

/** A path of this app, not an address somewhere else: what follows a login may come from a link. */
const OWN_PATH = /^\/(pages|packages)\/[\w/-]+(\?.*)?$/

/** This page with its query, for `?back=`. */
function here(): string | undefined {
  const pages = Taro.getCurrentPages()
  const page = pages[pages.length - 1]
  if (!page?.route) return undefined
  const path = `/${page.route.replace(/^\//, '').replace(/\?.*$/, '')}`
  const query = Taro.getCurrentInstance().router?.params ?? {}
  // A browser hands the values over decoded, WeChat as they stand.
  const written = (value: string) => (process.env.TARO_ENV === 'h5' ? encodeURIComponent(value) : value)
  const pairs = Object.entries(query)
    .filter(([name, value]) => value !== undefined && !/^[$_]/.test(name))
    .map(([name, value]) => `${name}=${written(String(value))}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** Opens the login, which comes back to this page. */
export async function openLogin(): Promise<void> {
  await open('login', { back: here() })
}

/** Leaves the login: back to the page it was opened from, or to `back` when it was opened by a link. */
export async function returnTo(back: string | undefined): Promise<void> {
  if (Taro.getCurrentPages().length > 1 || back === undefined || !OWN_PATH.test(back)) return goBack()
  const isTab = Object.values<string>(TABS).includes(back.replace(/\?.*$/, ''))
  await (isTab ? Taro.switchTab({ url: back }) : Taro.redirectTo({ url: back }))
}
