import type { Catalogue } from '../../shared/contract/catalogue'
import type { DocumentSigner } from '../adapter/document-signer'
import type { Files } from '../adapter/files'
import type { IdentityService } from '../adapter/identity'
import type { Limiter } from '../adapter/limiter'
import type { Metrics } from '../adapter/metrics'
import type { Sms } from '../adapter/sms'
import type { Signer } from '../adapter/token'
import type { Vault } from '../adapter/vault'
import type { Wechat } from '../adapter/wechat'
import type { WechatTemplates } from '../adapter/wechat-template'
import type { Db } from '../db/statement'

/** Milliseconds since the epoch. In production the machine's clock; in demo it can be moved; in tests it is set. */
export type Clock = () => number | Promise<number>

/** One line of the log. Never personal data. */
export type LogLine = Readonly<Record<string, string | number | boolean | null>>

/** Everything the API reaches outside itself. Made once a process (Node) or isolate (Workers). */
export interface Deps {
  environment: 'demo' | 'test' | 'production'
  version: string
  catalogue: Catalogue
  /** Where the bytes of materials and certificates are kept; use them through `service/file`, which seals them. */
  files: Files
  /** A database for one request; shared on Node, a new client a request on Workers. */
  db: () => Db
  clock: Clock
  vault: Vault
  signer: Signer
  /** Signs receipts and notices. */
  documentSigner: DocumentSigner
  wechat: Wechat
  /** Subscription templates; a topic without one is told by SMS. */
  wechatTemplates: WechatTemplates
  sms: Sms
  /** Says whether name, document and phone belong together. */
  identity: IdentityService
  limiter: Limiter
  /** Addresses of hall Wi-Fi, exempt from limits per address. */
  hallAddresses: ReadonlySet<string>
  /** The address of the caller of a request. */
  addressOf: (request: Request, env: unknown) => string
  log: (line: LogLine) => void
  metrics: Metrics
  id: () => string
  random: () => number
  /** Name of the newest migration this build knows. */
  migration: string
  /** Parts of the demo environment (movable clock, sent messages); null in production. */
  demo: DemoDesk | null
}

/** What the demo and test environments can do besides. */
export interface DemoDesk {
  moveClock: (to: { to?: number; byMinutes?: number; reset?: boolean }) => Promise<number>
  sent: () => Promise<{ id: string; channel: 'sms' | 'wechat'; to: string; text: string; at: number }[]>
  runJobs: () => Promise<void>
  people: readonly { phone: string; name: string; role: string; pointId: string | null }[]
}
