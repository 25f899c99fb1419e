import Taro from '@tarojs/taro'

/** What the list of devices calls this phone: `微信 · iPhone 15`, `Chrome · Windows`. At most 60 characters. */
export function deviceName(): string {
  return (process.env.TARO_ENV === 'h5' ? browserName(navigator.userAgent) : phoneName()).slice(0, 60)
}

function phoneName(): string {
  const { brand, model } = Taro.getSystemInfoSync()
  return `微信 · ${[brand, model].filter(Boolean).join(' ') || '手机'}`
}

const BROWSERS = [
  ['MicroMessenger', '微信'],
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
  const named = (list: readonly (readonly [string, string])[]) => list.find(([mark]) => agent.includes(mark))?.[1]
  return [named(BROWSERS) ?? '浏览器', named(SYSTEMS)].filter(Boolean).join(' · ')
}
