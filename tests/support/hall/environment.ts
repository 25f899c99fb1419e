/** What the product and the stand-ins of its providers know of each other. */
export const providers = {
  wechat: { appId: 'wx-test', secret: 'test-wechat-secret' },
  sms: { key: 'test-sms-key' },
  identity: { key: 'test-identity-key' },
}

/** The address every test calls from. */
const LOOPBACK = '127.0.0.1'

/** The configuration of a hall under test. The keys are nobody's: they open nothing but the data of a test. */
export function testEnvironment(urls: { wechat: string; sms: string; identity?: string }): Record<string, string> {
  const key = (letter: string) => Buffer.from(letter.repeat(32)).toString('base64')
  return {
    APP_ENV: 'test',
    DATA_KEYS: `1:${key('d')}`,
    INDEX_KEY: key('i'),
    TOKEN_KEY: key('t'),
    DOCUMENT_KEYS: `1:${key('s')}`,
    WECHAT_ORIGIN: urls.wechat,
    WECHAT_APPID: providers.wechat.appId,
    WECHAT_SECRET: providers.wechat.secret,
    SMS_URL: `${urls.sms}/send`,
    SMS_KEY: providers.sms.key,
    IDENTITY_URL: `${urls.identity ?? 'http://identity.invalid'}/check`,
    IDENTITY_KEY: providers.identity.key,
    // Limits per address are for strangers: a test becomes one with the header `x-forwarded-for`.
    HALL_ADDRESSES: LOOPBACK,
    TRUSTED_PROXY: LOOPBACK,
  }
}
