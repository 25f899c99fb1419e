import { listDemoPeople, readDemoInbox } from '@shared/contract/demo'
import { useQuery } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { call } from '../client'
import { useDemo } from './health'

/** The people one can be in the demonstration; asked nowhere else. */
export function useDemoPeople() {
  const demo = useDemo()
  return useQuery({
    queryKey: ['demo-people'],
    queryFn: async () => (await call(listDemoPeople)).people,
    enabled: demo,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Messages that were there before a code was asked for; their times say little once the clock was moved back. */
let seen: readonly string[] = []

async function readMessages() {
  return (await call(readDemoInbox)).messages.filter(({ channel }) => channel === 'sms')
}

/** Call it before a code is asked for, so that {@link readDemoCode} finds the one that comes. */
export async function noteDemoMessages(): Promise<void> {
  seen = (await readMessages()).map(({ id }) => id)
}

/** The newest code that the demonstration's stand-in sent to a phone, as its owner would read it; undefined when none came. */
export async function readDemoCode(phone: string): Promise<string | undefined> {
  const texts = (await readMessages()).filter(({ to }) => to === phone).sort((a, b) => b.at - a.at)
  const fresh = texts.filter(({ id }) => !seen.includes(id))
  return [...fresh, ...texts].map(({ text }) => /验证码 (\d{6})/.exec(text)?.[1]).find((code) => code !== undefined)
}

/** Shows what SMS and WeChat would have sent: a browser opens the page, in WeChat its address is copied. @returns whether it was only copied */
export async function openDemoInbox(): Promise<boolean> {
  const address = `${YICHUANG_API_ORIGIN}/dev/inbox`
  if (process.env.TARO_ENV === 'h5') {
    window.open(address, '_blank', 'noopener')
    return false
  }
  await Taro.setClipboardData({ data: address })
  return true
}
