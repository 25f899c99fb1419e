import type { FieldCommand, SyncResult } from '@shared/contract/inspection'
import type { FindingView, GeoPoint, InspectionView } from '@shared/contract/inspection-view'
import type { FileType } from '@shared/domain/file'
import type { FindingOutcome } from '@shared/domain/inspection'
import type { Day, Instant } from '@shared/domain/time'

/** A picture that lies on this phone, and where it is at the hall once it was sent. */
export interface KeptPhoto {
  key: string
  mediaType: FileType
  takenAt: Instant
  place: GeoPoint | null
  fileId: string | null
}

/** What somebody is writing about one case; it stays on the phone until it is recorded or thrown away. */
export interface FindingDraft {
  outcome: FindingOutcome | undefined
  words: string
  /** YYYY-MM-DD, or what was typed so far. */
  until: string
  officers: readonly string[]
  photos: readonly KeptPhoto[]
}

/** Why the hall did not take a command, and what is there in its place. */
export interface Conflict {
  code: string
  now: FindingView | null
}

interface Recorded {
  /** Made on the phone, never used again: sent twice, it is kept once. */
  id: string
  /** Version of the application it was recorded on. */
  base: number
  conflict: Conflict | null
}
export type KeptFinding = Recorded & {
  kind: 'finding'
  caseId: string
  outcome: FindingOutcome
  words: string | null
  until: Day | null
  foundAt: Instant
  officers: readonly string[]
  place: GeoPoint | null
  photos: readonly KeptPhoto[]
}
export type KeptSignature = Recorded & {
  kind: 'signature'
  name: string
  signedAt: Instant
  /** Null when the applicant did not want to sign. */
  image: KeptPhoto | null
}
export type KeptCommand = KeptFinding | KeptSignature

/** A visit on this phone: what is read of it, and what was recorded and has not come to the hall. */
export interface KeptVisit {
  /** Account of the officer whose phone this is. */
  owner: string
  view: InspectionView
  readAt: Instant
  drafts: Readonly<Record<string, FindingDraft>>
  commands: readonly KeptCommand[]
}

export const isWaiting = ({ conflict }: KeptCommand): boolean => conflict === null
export const photosOf = (command: KeptCommand): readonly KeptPhoto[] =>
  command.kind === 'finding' ? command.photos : command.image === null ? [] : [command.image]

/** The command as the hall takes it. Its pictures were sent before. */
export function commandOf(kept: KeptCommand): FieldCommand {
  const { id, base } = kept
  if (kept.kind === 'signature') {
    return { kind: 'signature', id, base, fileId: kept.image?.fileId ?? null, name: kept.name, signedAt: kept.signedAt }
  }
  const { caseId, outcome, words, until, foundAt, officers, place, photos } = kept
  return {
    ...{ kind: 'finding', id, base, caseId, outcome, words, rectifyUntil: until, foundAt, place },
    officers: [...officers],
    photos: photos.flatMap(({ fileId, takenAt, place: at }) =>
      fileId === null ? [] : [{ fileId, takenAt, place: at }],
    ),
  }
}

/** Another look of the same case on the version that is there now: a decision of its own, so an id of its own. */
export const recordedAnew = <C extends KeptCommand>(command: C, id: string, base: number): C => ({
  ...command,
  id,
  base,
  conflict: null,
})

/** What somebody wrote, to be written on. */
export function draftOf({ outcome, words, until, officers, photos }: KeptFinding): FindingDraft {
  return { outcome, words: words ?? '', until: until ?? '', officers, photos }
}

const withPhoto = (command: KeptCommand, change: (photo: KeptPhoto) => KeptPhoto): KeptCommand => {
  if (command.kind === 'finding') return { ...command, photos: command.photos.map(change) }
  return command.image === null ? command : { ...command, image: change(command.image) }
}

/** A picture has come to the hall. */
export function photoSent(visit: KeptVisit, key: string, fileId: string): KeptVisit {
  const change = (photo: KeptPhoto) => (photo.key === key ? { ...photo, fileId } : photo)
  return { ...visit, commands: visit.commands.map((command) => withPhoto(command, change)) }
}

/** A picture is not on this phone any more: somebody has to look at what it belonged to. */
export function photoLost(visit: KeptVisit, key: string): KeptVisit {
  const commands = visit.commands.map((command): KeptCommand => {
    if (!photosOf(command).some((photo) => photo.key === key)) return command
    const conflict: Conflict = { code: 'PHOTO_LOST', now: null }
    if (command.kind === 'signature') return { ...command, conflict }
    return { ...command, photos: command.photos.filter((photo) => photo.key !== key), conflict }
  })
  return { ...visit, commands }
}

/**
 * What is left on the phone after the hall answered: what was taken goes, a conflict stays with its reason. Pictures the
 * hall does not have any more are sent again.
 */
export function settled(visit: KeptVisit, results: readonly SyncResult[]): KeptVisit {
  const commands = visit.commands.flatMap((command): KeptCommand[] => {
    const found = results.find(({ id }) => id === command.id)
    if (!found) return [command]
    if (found.result !== 'conflict') return []
    if (found.code === 'FILE_NOT_READY') return [withPhoto(command, (photo) => ({ ...photo, fileId: null }))]
    return [{ ...command, conflict: { code: found.code ?? '', now: found.now } }]
  })
  return { ...visit, commands }
}

const WEEK_MS = 7 * 86_400_000

/** Whether a visit may leave the phone: nothing of it is to be sent, and it is over or long past. */
export function isDone({ view, drafts, commands }: KeptVisit, now: Instant): boolean {
  if (commands.length > 0 || Object.keys(drafts).length > 0) return false
  return view.state === 'done' || view.state === 'cancelled' || (view.visitAt ?? now) < now - WEEK_MS
}
