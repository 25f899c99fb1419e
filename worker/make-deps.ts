import type { Catalogue } from '../shared/contract/catalogue'
import { VERSION } from '../shared/contract/version'
import type { OpenKey } from './adapter/data-key'
import { Ed25519Signer } from './adapter/ed25519-signer'
import type { Files } from './adapter/files'
import { NO_IDENTITY_SERVICE } from './adapter/identity'
import { IdentityHttp } from './adapter/identity-http'
import { MemoryLimiter } from './adapter/limiter'
import { Metrics } from './adapter/metrics'
import { random01, randomId } from './adapter/random'
import { SmsHttp } from './adapter/sms-http'
import { Signer } from './adapter/token'
import { Vault } from './adapter/vault'
import { WechatHttp } from './adapter/wechat-http'
import type { Config } from './config'
import type { Db } from './db/statement'
import type { Clock, DemoDesk, Deps, LogLine } from './service/deps'

/** What differs between Node and Workers. */
export interface Runtime {
  catalogue: Catalogue
  db: () => Db
  files: Files
  /** The runtime's own cipher; WebCrypto unless told. */
  openKey?: OpenKey
  clock: Clock
  /** Address of the peer that opened the connection. */
  peerOf: (request: Request, env: unknown) => string
  log: (line: LogLine) => void
  migration: string
  demo: DemoDesk | null
  /** How WeChat, the SMS provider and the authentication service are reached; in demo these are the stand-ins. */
  fetchWechat?: typeof fetch
  fetchSms?: typeof fetch
  fetchIdentity?: typeof fetch
}

/** Joins configuration and runtime into what the API needs. The same for both entries. */
export function makeDeps(config: Config, runtime: Runtime): Deps {
  const trusted = new Set(config.TRUSTED_PROXY)
  return {
    environment: config.APP_ENV,
    version: VERSION,
    catalogue: runtime.catalogue,
    db: runtime.db,
    files: runtime.files,
    clock: runtime.clock,
    vault: new Vault({ master: config.DATA_KEYS, index: config.INDEX_KEY }, runtime.openKey),
    signer: new Signer(config.TOKEN_KEY),
    documentSigner: new Ed25519Signer(config.DOCUMENT_KEYS),
    wechat: new WechatHttp({
      origin: config.WECHAT_ORIGIN,
      appId: config.WECHAT_APPID,
      secret: config.WECHAT_SECRET,
      clock: runtime.clock,
      ...(runtime.fetchWechat ? { fetch: runtime.fetchWechat } : {}),
    }),
    wechatTemplates: config.WECHAT_TEMPLATES,
    sms: new SmsHttp({
      url: config.SMS_URL,
      key: config.SMS_KEY,
      ...(runtime.fetchSms ? { fetch: runtime.fetchSms } : {}),
    }),
    identity:
      config.IDENTITY_URL === undefined
        ? NO_IDENTITY_SERVICE
        : new IdentityHttp({
            url: config.IDENTITY_URL,
            key: config.IDENTITY_KEY,
            ...(runtime.fetchIdentity ? { fetch: runtime.fetchIdentity } : {}),
          }),
    limiter: new MemoryLimiter(),
    hallAddresses: new Set(config.HALL_ADDRESSES),
    addressOf: (request, env) => {
      const peer = runtime.peerOf(request, env)
      if (!trusted.has(peer)) return peer
      // The last entry is the one our own proxy wrote; earlier ones can be made up by the caller.
      const forwarded = request.headers.get('x-forwarded-for')?.split(',').pop()?.trim()
      return forwarded ? forwarded : peer
    },
    log: runtime.log,
    metrics: new Metrics(),
    id: randomId,
    random: random01,
    migration: runtime.migration,
    demo: runtime.demo,
  }
}
