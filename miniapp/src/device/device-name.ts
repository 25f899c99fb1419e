import Taro from '@tarojs/taro'
import { DEVICE_WORDS } from '@/i18n/texts/device'
import { readSettings } from './settings'

/** What the list of devices calls this phone: `微信 · iPhone 15`, `Chrome · Windows`. At most 60 characters. */
export function deviceName(): string {
  return (process.env.TARO_ENV === 'h5' ? browserName(navigator.userAgent) : phoneName()).slice(0, 60)
}

function phoneName(): string {
  const { brand, model } = Taro.getSystemInfoSync()
  const words = DEVICE_WORDS[readSettings().language]
  return `${words.wechat} · ${[brand, model].filter(Boolean).join(' ') || words.phone}`
}

const BROWSERS = [
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const

function browserName(agent: string): string {
  const words = DEVICE_WORDS[readSettings().language]
  const browser = agent.includes('MicroMessenger') ? words.wechat : undefined
  const named = (list: readonly (readonly [string, string])[]) => list.find(([mark]) => agent.includes(mark))?.[1]
  return [browser ?? named(BROWSERS) ?? words.browser, named(SYSTEMS)].filter(Boolean).join(' · ')
}
