import { type DemoKeys, demoKeys } from './keys'

/** The stand-ins answer under addresses that lead nowhere else. */
const DEMO = {
  APP_ENV: 'demo',
  WECHAT_ORIGIN: 'http://wechat.invalid',
  WECHAT_APPID: 'demo',
  WECHAT_SECRET: 'demo',
  WECHAT_TEMPLATES: 'booked=demo-booked,tomorrow=demo-tomorrow,changed=demo-changed,rate_us=demo-rate-us',
  SMS_URL: 'http://sms.invalid/send',
  SMS_KEY: 'demo',
  IDENTITY_URL: 'http://identity.invalid/check',
  IDENTITY_KEY: 'demo',
}

/** The configuration of a demo: its own keys, beside its data, and providers that are stand-ins. */
export function demoSettings(folder: string): typeof DEMO & DemoKeys {
  return { ...DEMO, ...demoKeys(folder) }
}
