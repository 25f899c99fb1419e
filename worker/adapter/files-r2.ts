import { checkKey, type Files, FilesDownError } from './files'

/** The part of an R2 binding that is used. */
export interface Bucket {
  put(key: string, value: Uint8Array<ArrayBuffer>): Promise<unknown>
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
  delete(keys: string[]): Promise<void>
}

/** Files in an R2 bucket: strongly consistent, a put is whole or has not happened. */
export class R2Files implements Files {
  constructor(private readonly bucket: Bucket) {}

  async put(key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await reach(() => this.bucket.put(checkKey(key), bytes))
  }

  async get(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const object = await reach(() => this.bucket.get(checkKey(key)))
    return object && new Uint8Array(await reach(() => object.arrayBuffer()))
  }

  async remove(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await reach(() => this.bucket.delete(keys.map(checkKey)))
  }
}

async function reach<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch {
    throw new FilesDownError('R2')
  }
}
