import type { FileType } from '@shared/domain/file'
import Taro from '@tarojs/taro'

const ENDINGS: Readonly<Record<FileType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** Keeps bytes where a picture of a page can be drawn from. @returns the address; `forgetAddress` when it is drawn no more */
export function addressOf(name: string, bytes: ArrayBuffer, mediaType: FileType): Promise<string> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}.${ENDINGS[mediaType]}`
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
}

/** Lets go of what {@link addressOf} kept: papers of people do not stay on the phone. */
export function forgetAddress(address: string): void {
  Taro.getFileSystemManager().unlink({ filePath: address, fail: () => undefined })
}

/** Opens a page large: WeChat shows pictures and PDFs itself. */
export async function openAddress(address: string, mediaType: FileType): Promise<void> {
  if (mediaType === 'application/pdf') await Taro.openDocument({ filePath: address, fileType: 'pdf' })
  else await Taro.previewImage({ urls: [address] })
}
