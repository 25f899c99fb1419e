import { clockText, dayOf, minuteOfDay } from '../../shared/domain/time'
import type { DemoDesk } from '../service/deps'
import { escapeHtml, pageOf } from './page'

type Message = Awaited<ReturnType<DemoDesk['sent']>>[number]

const CHANNELS = { sms: '短信', wechat: '微信' } as const

/** What the stand-ins sent, newest first, as a page that looks again every few seconds. */
export function inboxPage(messages: readonly Message[]): string {
  const list =
    messages.length === 0
      ? '<p>还没有发出任何消息。登录时的验证码、预约通知都会出现在这里。</p>'
      : messages.map(messageHtml).join('\n')
  return pageOf({
    title: '演示收件箱',
    language: 'zh-CN',
    style: '/api/docs/style.css',
    script: '/dev/inbox.js',
    body: `<h1>演示收件箱</h1>
<p>演示时没有真的发短信和微信，本该发出的都在这里。这一页自己会更新。</p>
<main id="messages" aria-live="polite">${list}</main>`,
  })
}

function messageHtml({ channel, to, text, at }: Message): string {
  return `<details open><summary><span class="method">${CHANNELS[channel]}</span><code>${escapeHtml(to)}</code>
<time>${dayOf(at)} ${clockText(minuteOfDay(at))}</time></summary><div><p>${escapeHtml(text)}</p></div></details>`
}

/** Replaces the list without reloading, so that a text being read or copied is only touched when something came. */
export const INBOX_SCRIPT = `const look = async () => {
  const answer = await fetch('/dev/inbox').catch(() => null)
  if (!answer || !answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('messages')
  const shown = document.getElementById('messages')
  if (fresh && shown && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(document.adoptNode(fresh))
}
setInterval(() => { if (!document.hidden) void look() }, 2000)
`
