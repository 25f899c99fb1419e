import Taro from '@tarojs/taro'

/** As many as WeChat shows at once. */
const AT_ONCE = 3

/**
 * Asks whether WeChat may send messages of these templates. Must run first in a tap. Whatever the answer, the booking goes
 * on: who says no is told by SMS and in the inbox.
 */
export async function askToSubscribe(templates: readonly string[]): Promise<void> {
  if (templates.length === 0) return
  try {
    await Taro.requestSubscribeMessage({ tmplIds: templates.slice(0, AT_ONCE), entityIds: [] })
  } catch {
    // Refused, or too old a WeChat: both are an answer.
  }
}
