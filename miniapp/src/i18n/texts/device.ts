/** How the list of devices names a phone; written once, in the language of the person who signs in. */
export const DEVICE_WORDS = {
  'zh-CN': { wechat: '微信', phone: '手机', browser: '浏览器' },
  en: { wechat: 'WeChat', phone: 'phone', browser: 'Browser' },
} as const
