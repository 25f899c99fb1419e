import Taro from '@tarojs/taro'

const pathOf = (key: string) => `${Taro.env.USER_DATA_PATH}/visit-${key}`
const files = () => Taro.getFileSystemManager()

/** Keeps the bytes of a picture on this phone until they were sent. @throws when it has no room */
export function keepBytes(key: string, bytes: ArrayBuffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = ({ errMsg }: { errMsg: string }) => reject(new Error(errMsg))
    files().writeFile({ filePath: pathOf(key), data: bytes, success: () => resolve(), fail })
  })
}

/** @returns what {@link keepBytes} kept; undefined when it is gone */
export function readBytes(key: string): Promise<ArrayBuffer | undefined> {
  return new Promise((resolve) => {
    files().readFile({
      filePath: pathOf(key),
      success: ({ data }) => resolve(typeof data === 'string' ? undefined : data),
      fail: () => resolve(undefined),
    })
  })
}

export function forgetBytes(key: string): Promise<void> {
  return new Promise((resolve) => {
    files().unlink({ filePath: pathOf(key), success: () => resolve(), fail: () => resolve() })
  })
}
