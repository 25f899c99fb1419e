import * as v from 'valibot'
import { Done, Id, IdParams, Instant, Phone, text } from './common'
import { ANYONE, endpoint, PERSON } from './endpoint'

const Device = text(1, 60)

export const Tokens = v.object({
  accessToken: v.string(),
  accessExpiresAt: Instant,
  refreshToken: v.string(),
  refreshExpiresAt: Instant,
})
export type Tokens = v.InferOutput<typeof Tokens>

export const requestLoginCode = endpoint({
  name: 'requestLoginCode',
  method: 'POST',
  path: '/api/v1/login/code',
  access: ANYONE,
  summary: 'Sends a one-time code by SMS to a phone number',
  body: v.strictObject({ phone: Phone }),
  answer: v.object({ expiresAt: Instant, resendAt: Instant }),
  errors: ['RATE_LIMITED', 'SMS_DOWN'],
})

export const loginByPhone = endpoint({
  name: 'loginByPhone',
  method: 'POST',
  path: '/api/v1/login/phone',
  access: ANYONE,
  summary: 'Logs in with a phone number and the code sent to it; makes the account at the first time',
  body: v.strictObject({
    phone: Phone,
    code: v.pipe(v.string(), v.regex(/^\d{6}$/, '验证码是 6 位数字。')),
    device: Device,
    consent: v.optional(v.string()),
  }),
  answer: Tokens,
  status: 201,
  errors: ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TOO_MANY', 'RATE_LIMITED'],
})

export const loginByWechat = endpoint({
  name: 'loginByWechat',
  method: 'POST',
  path: '/api/v1/login/wechat',
  access: ANYONE,
  summary: 'Logs in with the code of wx.login, and confirms the phone with the code of getPhoneNumber when given',
  body: v.strictObject({
    code: text(1, 128),
    phoneCode: v.optional(text(1, 128)),
    device: Device,
    consent: v.optional(v.string()),
  }),
  answer: v.object({ ...Tokens.entries, phoneConfirmed: v.boolean() }),
  status: 201,
  errors: ['WECHAT_REFUSED', 'WECHAT_DOWN', 'RATE_LIMITED'],
})

export const confirmPhone = endpoint({
  name: 'confirmPhone',
  method: 'POST',
  path: '/api/v1/me/phone',
  access: PERSON,
  summary: 'Confirms the phone of a WeChat account, by getPhoneNumber code or by SMS code',
  body: v.strictObject({
    phoneCode: v.optional(text(1, 128)),
    phone: v.optional(Phone),
    code: v.optional(v.pipe(v.string(), v.regex(/^\d{6}$/))),
  }),
  answer: v.object({
    ...Done.entries,
    tokens: v.nullable(
      v.pipe(Tokens, v.description('Set when the number has an account: the caller’s went into it; go on with these')),
    ),
  }),
  errors: ['WECHAT_REFUSED', 'WECHAT_DOWN', 'CODE_WRONG', 'CODE_EXPIRED', 'CODE_TOO_MANY', 'CONFLICT'],
})

export const refreshSession = endpoint({
  name: 'refreshSession',
  method: 'POST',
  path: '/api/v1/session/refresh',
  access: ANYONE,
  summary:
    'Rotates the refresh token; the same call repeated within 30 s returns the same pair, a later reuse ends the session',
  body: v.strictObject({ refreshToken: text(20, 200) }),
  answer: Tokens,
  errors: ['REFRESH_REUSED', 'UNAUTHENTICATED'],
})

export const logout = endpoint({
  name: 'logout',
  method: 'POST',
  path: '/api/v1/session/logout',
  access: PERSON,
  summary: 'Ends this session',
  answer: Done,
})

export const logoutEverywhere = endpoint({
  name: 'logoutEverywhere',
  method: 'POST',
  path: '/api/v1/session/logout-everywhere',
  access: PERSON,
  summary: 'Ends every session of the account, this one too',
  answer: Done,
})

export const DeviceView = v.object({
  id: Id,
  device: v.string(),
  current: v.boolean(),
  createdAt: Instant,
  usedAt: Instant,
})
export type DeviceView = v.InferOutput<typeof DeviceView>

export const listDevices = endpoint({
  name: 'listDevices',
  method: 'GET',
  path: '/api/v1/me/devices',
  access: PERSON,
  summary: 'The places where the account is logged in',
  answer: v.object({ devices: v.array(DeviceView) }),
})

export const removeDevice = endpoint({
  name: 'removeDevice',
  method: 'DELETE',
  path: '/api/v1/me/devices/:id',
  access: PERSON,
  summary: 'Ends one session of the account',
  params: IdParams,
  answer: Done,
})
