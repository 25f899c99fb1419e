import type { Catalogue } from '../../shared/contract/catalogue'
import { identityStandin } from '../adapter/standin/identity'
import { fetchOf } from '../adapter/standin/sent'
import { smsStandin } from '../adapter/standin/sms'
import { wechatStandin } from '../adapter/standin/wechat'
import type { Runtime } from '../make-deps'
import type { Clock, DemoDesk } from '../service/deps'
import type { MovableClock } from './clock'
import { type DemoPerson, demoPeople } from './people'

/** What makes a hall a demo: its desk, and providers that are stand-ins. */
export type Demo = Required<Pick<Runtime, 'fetchWechat' | 'fetchSms' | 'fetchIdentity'>> & {
  desk: DemoDesk
  people: readonly DemoPerson[]
}

/** Sets up the demo of a district. `runJobs` follows a clock that was moved. */
export function setUpDemo(
  catalogue: Catalogue,
  movable: MovableClock,
  clock: Clock,
  runJobs: () => Promise<void>,
): Demo {
  const wechat = wechatStandin({ clock })
  const sms = smsStandin({ clock })
  const people = demoPeople(catalogue)
  return {
    fetchWechat: fetchOf(wechat),
    fetchSms: fetchOf(sms),
    fetchIdentity: fetchOf(identityStandin()),
    people,
    desk: {
      async moveClock(to) {
        const now = await movable.move(to)
        await runJobs()
        return now
      },
      sent: async () => [...wechat.sent(), ...sms.sent()].sort((a, b) => b.at - a.at),
      runJobs,
      people: people.map(({ phone, name, role, grants }) => ({
        phone,
        name,
        role,
        pointId: grants[0]?.pointId ?? null,
      })),
    },
  }
}
