import type { DocumentView } from '@shared/contract/document'
import { dayOf } from '@shared/domain/time'
import { address } from '@/device/navigate'
import { fullDate } from '@/i18n/dates'
import { paper as words } from '@/i18n/texts/paper'
import { useText } from '@/i18n/use-text'

/** A paper in the language of the person: for the screen, the printer and the picture alike. */
export interface PaperText {
  authority: string
  title: string
  number: string
  to: string
  body: string[]
  rows: { label: string; value: string }[]
  lists: { title: string; lines: string[] }[]
  remedies: { title: string; lines: string[] } | null
  notes: string[]
  /** In whose name, and the day. */
  signed: string
  day: string
  sample: { title: string; why: string } | null
  revoked: { title: string; why: string } | null
  /** Web address of the public page about this paper. */
  check: string
  scan: string
  fingerprint: string
}

/** First four groups of four: enough to compare two papers by eye. */
function grouped(fingerprint: string): string {
  return (fingerprint.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ')
}

export function usePaperText(document: DocumentView): PaperText {
  const { t, pick, language } = useText(words)
  const { sheet, item, authority, revokedAt, revokedWhy } = document
  const day = (instant: number) => fullDate(dayOf(instant), language)
  const own = [
    { label: t('application'), value: document.applicationNumber },
    ...(item ? [{ label: t('item'), value: pick(item) }] : []),
  ]
  return {
    authority: pick(authority),
    title: pick(document.title),
    number: document.number,
    to: t('to', { name: document.holder }),
    body: sheet.body.map(pick),
    rows: [...own, ...sheet.rows.map(({ label, value }) => ({ label: pick(label), value: pick(value) }))],
    lists: sheet.lists.map(({ title, lines }) => ({ title: pick(title), lines: lines.map(pick) })),
    remedies: sheet.remedies.length === 0 ? null : { title: t('remedies'), lines: sheet.remedies.map(pick) },
    notes: [...sheet.notes.map(pick), ...(language === 'en' ? [t('translation')] : [])],
    signed: pick(authority),
    day: day(document.issuedAt),
    sample: document.isSample ? { title: t('sample'), why: t('sampleWhy') } : null,
    revoked:
      revokedAt === null
        ? null
        : { title: t('revoked'), why: t('revokedOn', { day: day(revokedAt), why: revokedWhy ?? '' }) },
    check: `${webOrigin()}/#${address('verify', { code: document.code })}`,
    scan: t('scan'),
    fingerprint: t('fingerprint', { code: grouped(document.fingerprint) }),
  }
}

/** Where the pages are in a browser: a camera opens the code there. */
function webOrigin(): string {
  return process.env.TARO_ENV === 'h5' ? window.location.origin : YICHUANG_API_ORIGIN
}
