const NAME = 'yichuang-visits'
const STORE = 'bytes'

function database(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = window.indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function transact<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = db.transaction(STORE, mode)
      const asked = ask(transaction.objectStore(STORE))
      // Only what is committed survives the page.
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    db.close()
  }
}

/** See keep-bytes.ts. */
export async function keepBytes(key: string, bytes: ArrayBuffer): Promise<void> {
  await transact('readwrite', (store) => store.put(bytes, key))
}

/** See keep-bytes.ts. */
export async function readBytes(key: string): Promise<ArrayBuffer | undefined> {
  const found: unknown = await transact('readonly', (store) => store.get(key)).catch(() => undefined)
  return found instanceof ArrayBuffer ? found : undefined
}

/** See keep-bytes.ts. */
export async function forgetBytes(key: string): Promise<void> {
  await transact('readwrite', (store) => store.delete(key)).catch(() => undefined)
}
