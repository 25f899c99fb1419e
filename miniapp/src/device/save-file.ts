import Taro from '@tarojs/taro'

/**
 * Hands a text to the person as a file: a browser downloads it; in WeChat it goes to the clipboard, because a
 * mini-program cannot write where other apps read. @returns which of the two happened
 */
export async function saveFile(name: string, content: string): Promise<'downloaded' | 'copied'> {
  if (process.env.TARO_ENV === 'h5') {
    const address = window.URL.createObjectURL(new Blob([content], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    window.URL.revokeObjectURL(address)
    return 'downloaded'
  }
  await Taro.setClipboardData({ data: content })
  return 'copied'
}
