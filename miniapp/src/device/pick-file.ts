import { type FileType, MAX_FILE_BYTES, typeOfBytes } from '@shared/domain/file'
import Taro from '@tarojs/taro'
import { fitWithin, LONGEST_EDGE, QUALITY } from './photo-size'
import { PickError, type Picked } from './picked'

/** A picture that is small enough is sent as it is. */
const SMALL = 512 * 1024

/** Takes photos, or chooses some from the album: made smaller on the phone. @returns none when the person leaves it. @throws PickError */
export async function pickPhotos(from: 'camera' | 'album', count: number): Promise<Picked[]> {
  const kinds = { mediaType: ['image' as const], sourceType: [from], sizeType: ['compressed' as const] }
  // Of these two functions Taro makes no promise.
  const chosen = await unlessLeft<Taro.chooseMedia.SuccessCallbackResult>((success, fail) =>
    Taro.chooseMedia({ count: Math.min(count, 9), ...kinds, success, fail }),
  )
  const picked: Picked[] = []
  for (const { tempFilePath, size } of chosen?.tempFiles ?? []) picked.push(await readPhoto(tempFilePath, size))
  return picked
}

/** Chooses PDFs out of a chat, where WeChat keeps papers. @returns none when the person leaves it. @throws PickError */
export async function pickDocuments(count: number): Promise<Picked[]> {
  const chosen = await unlessLeft<Taro.chooseMessageFile.SuccessCallbackResult>((success, fail) =>
    Taro.chooseMessageFile({ count, type: 'file', extension: ['pdf'], success, fail }),
  )
  const picked: Picked[] = []
  for (const { path, size } of chosen?.tempFiles ?? []) {
    if (size > MAX_FILE_BYTES) throw new PickError('tooLarge')
    picked.push(await readAs(path, ['application/pdf']))
  }
  return picked
}

/** Takes in papers at a counter: at a desk from a scanner's folder, on a phone by its camera. @throws PickError */
export const pickScans = (count: number): Promise<Picked[]> => pickPhotos('camera', count)

async function readPhoto(path: string, size: number): Promise<Picked> {
  const smaller = size > SMALL ? await compress(path) : path
  return readAs(smaller, ['image/jpeg', 'image/png', 'image/webp'])
}

/** WeChat compresses by quality and, where it knows how, by size; a phone that cannot sends what it has. */
async function compress(path: string): Promise<string> {
  try {
    const { width, height } = await Taro.getImageInfo({ src: path })
    const size = fitWithin(width, height, LONGEST_EDGE)
    const { tempFilePath } = await Taro.compressImage({
      src: path,
      quality: QUALITY,
      compressedWidth: size.width,
      compressedHeight: size.height,
    })
    return tempFilePath
  } catch {
    return path
  }
}

async function readAs(path: string, types: readonly FileType[]): Promise<Picked> {
  const bytes = await new Promise<ArrayBuffer>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      success: ({ data }) => (typeof data === 'string' ? reject(new PickError('unreadable')) : resolve(data)),
      fail: () => reject(new PickError('unreadable')),
    })
  })
  const mediaType = typeOfBytes(new Uint8Array(bytes))
  if (mediaType === null || !types.includes(mediaType)) throw new PickError('unreadable')
  if (bytes.byteLength > MAX_FILE_BYTES) throw new PickError('tooLarge')
  return { bytes, mediaType }
}

/** Who goes back without choosing has not met a mistake. @throws PickError refused */
export async function unlessLeft<T>(
  ask: (success: (result: T) => void, fail: (error: unknown) => void) => unknown,
): Promise<T | undefined> {
  try {
    return await new Promise<T>((resolve, reject) => void ask(resolve, reject))
  } catch (error) {
    if (/cancel/i.test(messageOf(error))) return undefined
    throw new PickError('refused')
  }
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : String(error)
}
