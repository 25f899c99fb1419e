import type { FileView } from '@shared/contract/file'
import { useEffect, useRef, useState } from 'react'
import { newKey } from '@/api/new-key'
import { upload } from '@/api/upload'
import { UploadCancelled } from '@/api/upload-steps'
import type { Picked } from '@/device/picked'
import { addressOf, forgetAddress } from '@/device/show-file'

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

interface Uploads {
  sending: readonly Sending[]
  /** Pictures of pages that this phone has sent, by file. */
  addresses: ReadonlyMap<string, string>
  add: (picked: readonly Picked[]) => Promise<void>
  again: (key: string) => void
  cancel: (key: string) => void
}

interface Given {
  materialId: string | null
  owner: 'self' | 'hall'
  onDone: (file: FileView) => void
}

/** Sends pages one behind the other, and knows how far each is. What a closed page left behind is sent no further. */
export function useUploads(given: Given): Uploads {
  const latest = useRef(given)
  latest.current = given
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [addresses, setAddresses] = useState<ReadonlyMap<string, string>>(new Map())
  const list = useRef<readonly Sending[]>([])
  const kept = useRef<string[]>([])
  const isSending = useRef(false)

  const draw = (next: readonly Sending[]) => {
    list.current = next
    setSending(next)
  }
  const change = (key: string, part: Partial<Sending>) =>
    draw(list.current.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const find = (key: string) => list.current.find((one) => one.key === key)

  useEffect(
    () => () => {
      list.current = list.current.map((one) => ({ ...one, isCancelled: true }))
      for (const address of kept.current) forgetAddress(address)
    },
    [],
  )

  const sendOne = async ({ key, bytes, mediaType, address }: Sending) => {
    const { materialId, owner } = latest.current
    try {
      const file = await upload({
        ...{ bytes, mediaType, materialId, owner },
        onProgress: (share) => change(key, { share }),
        isCancelled: () => find(key)?.isCancelled !== false,
      })
      if (address) setAddresses((before) => new Map(before).set(file.id, address))
      draw(list.current.filter((one) => one.key !== key))
      latest.current.onDone(file)
    } catch (error) {
      if (error instanceof UploadCancelled) draw(list.current.filter((one) => one.key !== key))
      else change(key, { error })
    }
  }

  const sendAll = async () => {
    if (isSending.current) return
    isSending.current = true
    const next = () => list.current.find(({ error, isCancelled }) => error === undefined && !isCancelled)
    for (let one = next(); one; one = next()) await sendOne(one)
    isSending.current = false
  }

  return {
    sending,
    addresses,
    add: async (picked) => {
      for (const { bytes, mediaType } of picked) {
        const key = newKey()
        const address = await addressOf(`page-${key}`, bytes, mediaType).catch(() => undefined)
        if (address) kept.current.push(address)
        draw([...list.current, { key, bytes, mediaType, address, share: 0, error: undefined, isCancelled: false }])
      }
      void sendAll()
    },
    again: (key) => {
      change(key, { error: undefined })
      void sendAll()
    },
    cancel: (key) => {
      const one = find(key)
      if (one?.error === undefined) change(key, { isCancelled: true })
      else draw(list.current.filter((other) => other.key !== key))
    },
  }
}
