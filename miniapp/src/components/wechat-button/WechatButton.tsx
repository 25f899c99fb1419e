import { Button as Native } from '@tarojs/components'
import '../Button.scss'
import './wechat-button.scss'

interface WechatButtonProps {
  text: string
  /** share: opens WeChat's sharing; phone: asks for the phone number and gives its code. */
  kind: 'share' | 'phone'
  /** Gets the code for `loginByWechat` or `confirmPhone`; undefined when the person refused. */
  onPhoneCode?: (code: string | undefined) => void
  look?: 'primary' | 'ghost'
}

/** The two things only WeChat's own button can do. In a browser (WechatButton.h5.tsx) there is nothing to show. */
export function WechatButton({ text, kind, onPhoneCode, look = 'primary' }: WechatButtonProps) {
  return (
    <Native
      className={`wechat-button button button--full button--${look}`}
      hoverClass="tap--down"
      openType={kind === 'share' ? 'share' : 'getPhoneNumber'}
      onGetPhoneNumber={({ detail }) => onPhoneCode?.(detail.code)}
      aria-label={text}
    >
      {text}
    </Native>
  )
}
