import * as v from 'valibot'
import { parseTemplates } from './adapter/wechat-template'

const Base64Key = v.pipe(
  v.string(),
  v.check((value) => {
    try {
      return atob(value).length >= 32
    } catch {
      return false
    }
  }, 'at least 32 bytes, base64'),
)
const List = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part.length > 0),
  ),
)
const Templates = v.pipe(
  List,
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const templates = parseTemplates(dataset.value)
    if (templates) return templates
    addIssue({ message: 'topic=TEMPLATE_ID, separated by commas' })
    return NEVER
  }),
)
const MasterKeys = v.pipe(
  v.string(),
  v.transform((value) => value.split(',').map((part) => part.split(':'))),
  v.array(v.tuple([v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/, 'version:key')), Base64Key])),
  v.minLength(1),
  v.transform((pairs) => new Map(pairs.map(([version, key]) => [Number(version), key]))),
)
const isKey32 = (value: string) => v.is(Base64Key, value) && atob(value).length === 32
const SigningKeyEntry = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[1-9]\d{0,4}:(public:)?[^:]+$/, 'version:key or version:public:key'),
  v.transform((entry) => {
    const parts = entry.split(':')
    const half: 'private' | 'public' = parts.length === 3 ? 'public' : 'private'
    return [Number(parts[0]), { half, key: parts.at(-1) ?? '' }] as const
  }),
  v.check(([, { key }]) => isKey32(key), '32 bytes, base64'),
)
const SigningKeys = v.pipe(
  v.string(),
  v.transform((value) => value.split(',')),
  v.array(SigningKeyEntry),
  v.check((entries) => entries.some(([, { half }]) => half === 'private'), 'one private key at least'),
  v.transform((entries) => new Map(entries)),
)

const Shared = {
  /** Master keys of personal data: `1:<base64>,2:<base64>`; the highest version wraps new keys. */
  DATA_KEYS: MasterKeys,
  /** Key of the search hashes. Changing it makes known phones unknown. */
  INDEX_KEY: Base64Key,
  /** Signs access tokens and passes. */
  TOKEN_KEY: Base64Key,
  /** Sign receipts and notices: `1:<base64>,2:<base64>`; the highest private one signs, `1:public:<base64>` only checks. */
  DOCUMENT_KEYS: SigningKeys,
  WECHAT_ORIGIN: v.optional(v.pipe(v.string(), v.url()), 'https://api.weixin.qq.com'),
  WECHAT_APPID: v.string(),
  WECHAT_SECRET: v.string(),
  /** Templates of subscription messages by topic: `booked=TEMPLATE_ID,…`; see `adapter/wechat-template.ts` for fields. */
  WECHAT_TEMPLATES: Templates,
  SMS_URL: v.pipe(v.string(), v.url()),
  SMS_KEY: v.string(),
  /** The gateway to the authentication service and its key; left out, everybody is verified at the counter. */
  IDENTITY_URL: v.optional(v.pipe(v.string(), v.url())),
  IDENTITY_KEY: v.optional(v.string(), ''),
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXY: List,
  /** Addresses of hall Wi-Fi, exempt from limits per address. */
  HALL_ADDRESSES: List,
}

const ConfigSchema = v.object({ APP_ENV: v.picklist(['demo', 'test', 'production']), ...Shared })
/** The configuration, parsed once at the door. */
export type Config = v.InferOutput<typeof ConfigSchema>

/** Thrown at start: names the settings at fault, never their values. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Parses the environment. @throws ConfigError */
export function readConfig(env: Readonly<Record<string, unknown>>): Config {
  const result = v.safeParse(ConfigSchema, env)
  if (result.success) return result.output
  const names = [...new Set(result.issues.map((issue) => v.getDotPath(issue)?.split('.')[0] ?? '?'))]
  throw new ConfigError(`These settings are missing or wrong: ${names.join(', ')}. See "Configuration" in README.md.`)
}
