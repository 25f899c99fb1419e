import Taro from '@tarojs/taro'
import { unlessLeft } from './pick-file'
import { PickError } from './picked'

/** Chooses a text file (`.csv`, `.txt`) out of a chat and reads it. @returns undefined when the person leaves it. @throws PickError */
export async function pickText(): Promise<string | undefined> {
  const chosen = await unlessLeft<Taro.chooseMessageFile.SuccessCallbackResult>((success, fail) =>
    Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['csv', 'txt'], success, fail }),
  )
  const path = chosen?.tempFiles[0]?.path
  if (path === undefined) return undefined
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath: path,
      encoding: 'utf8',
      success: ({ data }) => (typeof data === 'string' ? resolve(data) : reject(new PickError('unreadable'))),
      fail: () => reject(new PickError('unreadable')),
    })
  })
}
