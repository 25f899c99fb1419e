/**
 * `valid` · `replaced`: by a later one (变更 延续 补办) · `cancelled` 注销 · `revoked` 撤销 · `withdrawn` 撤回. Whether its time
 * is over is said by its last day, see {@link certificateStatus}.
 */
export const CERTIFICATE_STATES = ['valid', 'replaced', 'cancelled', 'revoked', 'withdrawn'] as const
export type CertificateState = (typeof CERTIFICATE_STATES)[number]

/**
 * Where number, file and seal come from. `entered`: from the issuing system, by hand · `imported`: from its list ·
 * `sample`: there is no issuing system here; a print marked 样证，不具印章效力.
 */
export const CERTIFICATE_SOURCES = ['entered', 'imported', 'sample'] as const
export type CertificateSource = (typeof CERTIFICATE_SOURCES)[number]

/** How an issued certificate ends by the authority's own act. */
export const CERTIFICATE_ENDINGS = ['cancelled', 'revoked', 'withdrawn'] as const
export type CertificateEnding = (typeof CERTIFICATE_ENDINGS)[number]

/** `kept`: lies at the window · `handed`: given out · `posted`: on its way. */
export const HANDOVER_STATES = ['kept', 'handed', 'posted'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

export const CERTIFICATE_STATUSES = [...CERTIFICATE_STATES, 'expired', 'renewal_deemed'] as const
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number]
