import { WxFailure, wxFunction } from './answer'
import type { Hand } from './device'

const USER = 'wxfile://usr'

interface Chosen {
  count?: number
}
interface Path {
  filePath: string
}

/** Files by path. */
export type Files = Map<string, Uint8Array>

/** Photos, papers and the files of the mini-program, by path; those of its own outlive the program. */
export function filesOf(hand: Hand, kept: Files) {
  let names = 0
  const keep = (bytes: Uint8Array, ending: string) => {
    const path = `wxfile://tmp_${++names}.${ending}`
    kept.set(path, bytes)
    return path
  }
  const read = (path: string) => {
    const bytes = kept.get(path)
    if (!bytes) throw new WxFailure(`no such file or directory, open '${path}'`)
    return bytes
  }
  const choose = (ending: string, { count = 9 }: Chosen) => {
    const chosen = hand.files.splice(0, count)
    if (chosen.length === 0) throw new WxFailure('cancel')
    return chosen.map((bytes) => ({ path: keep(bytes, ending), size: bytes.length }))
  }
  const bufferOf = (bytes: Uint8Array) => bytes.slice().buffer
  return {
    chooseMedia: wxFunction<Chosen>('chooseMedia', (options) => ({
      type: 'image',
      tempFiles: choose('jpg', options).map(({ path, size }) => ({ tempFilePath: path, size, fileType: 'image' })),
    })),
    chooseMessageFile: wxFunction<Chosen>('chooseMessageFile', (options) => ({ tempFiles: choose('pdf', options) })),
    getImageInfo: wxFunction<{ src: string }>('getImageInfo', ({ src }) => {
      read(src)
      return { width: 3000, height: 4000, path: src, orientation: 'up', type: 'jpeg' }
    }),
    /** Half of it is left: what it looks like nobody sees here. */
    compressImage: wxFunction<{ src: string; compressedWidth?: number }>('compressImage', ({ src }) => {
      const bytes = read(src)
      return { tempFilePath: keep(bytes.slice(0, Math.ceil(bytes.length / 2)), 'jpg') }
    }),
    getFileSystemManager: () => ({
      readFile: wxFunction<Path>('readFile', ({ filePath }) => ({ data: bufferOf(read(filePath)) })),
      writeFile: wxFunction<Path & { data: ArrayBuffer }>('writeFile', ({ filePath, data }) => {
        if (!filePath.startsWith(`${USER}/`)) throw new WxFailure('permission denied')
        kept.set(filePath, new Uint8Array(data).slice())
        return {}
      }),
      unlink: wxFunction<Path>('unlink', ({ filePath }) => {
        if (!kept.delete(filePath)) throw new WxFailure('no such file or directory')
        return {}
      }),
    }),
    previewImage: wxFunction<{ urls: string[] }>('previewImage', ({ urls }) => {
      hand.shown.push(...urls)
      return {}
    }),
    openDocument: wxFunction<Path>('openDocument', ({ filePath }) => {
      read(filePath)
      hand.shown.push(filePath)
      return {}
    }),
  }
}
