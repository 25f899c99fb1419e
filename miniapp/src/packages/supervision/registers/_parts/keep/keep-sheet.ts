import Taro from '@tarojs/taro'

/** Hands a spreadsheet over: WeChat opens it, and its own menu forwards or saves it. */
export async function keepSheet(name: string, bytes: ArrayBuffer): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      success: () => resolve(),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
  await Taro.openDocument({ filePath, fileType: 'xlsx', showMenu: true })
}
