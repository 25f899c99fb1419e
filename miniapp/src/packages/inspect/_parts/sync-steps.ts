import type { AnswerOf } from '@shared/contract/endpoint'
import type { FieldCommand, syncFindings } from '@shared/contract/inspection'
import type { FileType } from '@shared/domain/file'
import { commandOf, isWaiting, type KeptVisit, photoLost, photoSent, photosOf, settled } from './kept-visit'

/** The parts of the outside world that a sync uses. */
export interface SyncParts {
  read: (id: string) => KeptVisit | undefined
  /** Changes what is kept on the phone, at once. */
  change: (id: string, change: (visit: KeptVisit) => KeptVisit) => void
  bytesOf: (key: string) => Promise<ArrayBuffer | undefined>
  forget: (key: string) => Promise<void>
  /** @returns id of the file at the hall */
  upload: (bytes: ArrayBuffer, mediaType: FileType) => Promise<string>
  send: (id: string, commands: FieldCommand[]) => Promise<AnswerOf<typeof syncFindings>>
  show: (view: AnswerOf<typeof syncFindings>['inspection']) => void
}

/** As many as the API takes at once. */
const AT_ONCE = 40

/**
 * Sends what waits of one visit, in the order it was recorded: its pictures first, each kept as sent at once, so that a
 * lost connection costs nothing twice. What was taken leaves the phone only after the hall has said so.
 * @throws whatever made it impossible now; everything that did not come is still there
 */
export async function syncVisit(parts: SyncParts, id: string): Promise<void> {
  await sendPhotos(parts, id)
  const waiting = (parts.read(id)?.commands ?? []).filter(isWaiting).slice(0, AT_ONCE)
  if (waiting.length === 0) return
  const { results, inspection } = await parts.send(id, waiting.map(commandOf))
  parts.show(inspection)
  parts.change(id, (visit) => settled(visit, results))
  const left = new Set(parts.read(id)?.commands.map((command) => command.id))
  for (const command of waiting.filter((one) => !left.has(one.id))) {
    for (const { key } of photosOf(command)) await parts.forget(key)
  }
}

async function sendPhotos({ read, change, bytesOf, upload }: SyncParts, id: string): Promise<void> {
  for (const command of (read(id)?.commands ?? []).filter(isWaiting)) {
    for (const { key, mediaType, fileId } of photosOf(command)) {
      if (fileId !== null) continue
      const bytes = await bytesOf(key)
      if (bytes === undefined) {
        change(id, (visit) => photoLost(visit, key))
        continue
      }
      const sent = await upload(bytes, mediaType)
      change(id, (visit) => photoSent(visit, key, sent))
    }
  }
}
