/** A notice as it is typed; days one a line or with commas between. */
export interface NoticeDraft {
  year: string
  source: string
  publishedOn: string
  off: string
  worked: string
}

export const EMPTY: NoticeDraft = { year: '', source: '', publishedOn: '', off: '', worked: '' }

const daysOf = (text: string): string[] => text.split(/[\s,，、]+/).filter((part) => part !== '')

/** What the API takes; it checks every day and says which is wrong. */
export function noticeOf({ year, source, publishedOn, off, worked }: NoticeDraft) {
  return {
    year: Number(year),
    source: source.trim(),
    publishedOn: publishedOn.trim(),
    off: daysOf(off),
    worked: daysOf(worked),
  }
}

/** Reads pasted JSON into the form, so that it is seen before it is sent; undefined when it is no notice. */
export function draftOf(json: string): NoticeDraft | undefined {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return undefined
    const { year, source, publishedOn, off, worked } = value as Record<string, unknown>
    if (typeof year !== 'number' || typeof source !== 'string' || typeof publishedOn !== 'string') return undefined
    if (!Array.isArray(off) || !Array.isArray(worked)) return undefined
    return { year: String(year), source, publishedOn, off: off.join('\n'), worked: worked.join('\n') }
  } catch {
    return undefined
  }
}
