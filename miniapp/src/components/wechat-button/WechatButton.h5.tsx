/** See WechatButton.tsx. */
export function WechatButton() {
  return null
}
