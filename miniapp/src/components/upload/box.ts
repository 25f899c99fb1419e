import type { FileView } from '@shared/contract/file'
import type { FileType } from '@shared/domain/file'
import { newKey } from '@/api/new-key'
import { upload } from '@/api/upload'
import { UploadCancelled } from '@/api/upload-steps'
import type { Picked } from '@/device/picked'
import { addressOf, forgetAddress } from '@/device/show-file'
import { createStore, type Store } from '@/device/store'
import { sayError } from '../toast-store'

/** A page that has come. */
export interface UploadedPage {
  fileId: string
  mediaType: FileType
  bytes: number
}

/** A page on its way to the hall. */
export interface Sending extends Picked {
  key: string
  /** A picture of it on this phone. */
  address: string | undefined
  share: number
  /** Why it did not go; undefined while it goes. */
  error: unknown
  isCancelled: boolean
}

export interface BoxGiven {
  materialId: string
  owner: 'self' | 'hall'
  pages: readonly UploadedPage[]
  onChange?: ((pages: UploadedPage[]) => unknown) | undefined
}

interface BoxState {
  pages: readonly UploadedPage[]
  sending: readonly Sending[]
  /** Pictures of pages that this phone has sent, by file. */
  addresses: ReadonlyMap<string, string>
}

const idsOf = (pages: readonly UploadedPage[]): string => pages.map(({ fileId }) => fileId).join()

/** Boxes that are shown, or that still send what was put into them before their page was left. */
const boxes = new Map<string, Box>()

/** The box of this name, made anew when nothing of it is left. */
export function boxOf(name: string, given: BoxGiven): Box {
  const known = boxes.get(name)
  if (known) return known
  const made = new Box(name, given)
  boxes.set(name, made)
  return made
}

/** The pages of one material, and those on their way: sent one behind the other, whether or not they are looked at. */
class Box {
  readonly state: Store<BoxState>
  private shown = 0
  private isSending = false
  private takenOver: string

  constructor(
    private readonly name: string,
    private given: BoxGiven,
  ) {
    this.state = createStore<BoxState>({ pages: given.pages, sending: [], addresses: new Map() })
    this.takenOver = idsOf(given.pages)
  }

  /** Who shows it now: whoever owns the pages may have another list by now, as from another phone. */
  show(given: BoxGiven): void {
    this.given = given
    const ids = idsOf(given.pages)
    if (ids === this.takenOver) return
    this.takenOver = ids
    if (ids !== idsOf(this.state.get().pages)) this.set({ pages: given.pages })
  }

  /** @returns what to call when it is shown no more */
  enter(): () => void {
    this.shown++
    return () => {
      this.shown--
      this.leave()
    }
  }

  async add(picked: readonly Picked[]): Promise<void> {
    for (const { bytes, mediaType } of picked) {
      const key = newKey()
      const address = await addressOf(`page-${key}`, bytes, mediaType).catch(() => undefined)
      const page = { key, bytes, mediaType, address, share: 0, error: undefined, isCancelled: false }
      this.set({ sending: [...this.state.get().sending, page] })
    }
    void this.sendAll()
  }

  again(key: string): void {
    this.change(key, { error: undefined })
    void this.sendAll()
  }

  cancel(key: string): void {
    const page = this.find(key)
    if (page && page.error !== undefined) this.drop(page)
    else this.change(key, { isCancelled: true })
  }

  /** Puts a file into the pages; one that is there already stays once. */
  put({ id, mediaType, bytes }: Pick<FileView, 'id' | 'mediaType' | 'bytes'>): Promise<void> {
    const { pages } = this.state.get()
    if (pages.some(({ fileId }) => fileId === id)) return Promise.resolve()
    return this.keep([...pages, { fileId: id, mediaType, bytes }])
  }

  /** @returns when whoever owns the pages has kept it */
  take(page: UploadedPage): Promise<void> {
    return this.keep(this.state.get().pages.filter(({ fileId }) => fileId !== page.fileId))
  }

  private async keep(pages: UploadedPage[]): Promise<void> {
    this.set({ pages })
    await this.given.onChange?.(pages)
  }

  private async sendAll(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    const next = () => this.state.get().sending.find(({ error }) => error === undefined)
    for (let page = next(); page; page = next()) await this.sendOne(page)
    this.isSending = false
    this.leave()
  }

  private async sendOne({ key, bytes, mediaType, address }: Sending): Promise<void> {
    const { materialId, owner } = this.given
    try {
      const file = await upload({
        ...{ bytes, mediaType, materialId, owner },
        onProgress: (share) => this.change(key, { share }),
        isCancelled: () => this.find(key)?.isCancelled !== false,
      })
      const { addresses, sending } = this.state.get()
      if (address) this.set({ addresses: new Map(addresses).set(file.id, address) })
      this.set({ sending: sending.filter((other) => other.key !== key) })
      await this.put(file).catch(sayError)
    } catch (error) {
      const page = this.find(key)
      if (page && error instanceof UploadCancelled) this.drop(page)
      else this.change(key, { error })
    }
  }

  private set(part: Partial<BoxState>): void {
    this.state.set({ ...this.state.get(), ...part })
  }

  private find(key: string): Sending | undefined {
    return this.state.get().sending.find((page) => page.key === key)
  }

  private change(key: string, part: Partial<Sending>): void {
    const { sending } = this.state.get()
    this.set({ sending: sending.map((page) => (page.key === key ? { ...page, ...part } : page)) })
  }

  private drop({ key, address }: Sending): void {
    this.set({ sending: this.state.get().sending.filter((page) => page.key !== key) })
    if (address) forgetAddress(address)
  }

  /** Nobody looks and nothing goes: papers of people do not stay on the phone. */
  private leave(): void {
    if (this.shown > 0 || this.isSending) return
    const { sending, addresses } = this.state.get()
    for (const { address } of sending) if (address) forgetAddress(address)
    for (const address of Array.from(addresses.values())) forgetAddress(address)
    boxes.delete(this.name)
  }
}
