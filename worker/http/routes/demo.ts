import type { Hono } from 'hono'
import * as v from 'valibot'
import { listDemoPeople, moveClock, readDemoInbox, runDueJobs } from '../../../shared/contract/demo'
import { DEMO, endpoint } from '../../../shared/contract/endpoint'
import type { DemoDesk, Deps } from '../../service/deps'
import { found } from '../../service/error'
import { INBOX_SCRIPT, inboxPage } from '../inbox-page'
import { publishText } from '../published'
import { bind, bindPublished, bindReply, type Route } from '../route'

/** @throws AppError NOT_FOUND where there is no demo desk: in tests, and in production these routes do not even exist */
const deskOf = (deps: Deps): DemoDesk => found(deps.demo)

export const demoRoutes: readonly Route[] = [
  bind(readDemoInbox, async ({ deps }) => ({ messages: await deskOf(deps).sent() })),
  bind(moveClock, async ({ deps }, to) => ({ now: await deskOf(deps).moveClock(to) })),
  bind(runDueJobs, async ({ deps }) => {
    await deskOf(deps).runJobs()
    return { done: true as const }
  }),
  bind(listDemoPeople, async ({ deps }) => ({ people: [...deskOf(deps).people] })),
]

const page = (name: string, path: string) =>
  endpoint({ name, method: 'GET', path, access: DEMO, summary: name, answer: v.string() })

const inbox = bindReply(page('readInboxPage', '/dev/inbox'), async (deps) => ({
  status: 200,
  body: inboxPage(await deskOf(deps).sent()),
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  surface: 'page',
}))
const script = publishText(INBOX_SCRIPT, 'text/javascript')

/** The readable pages of the demo desk; nothing in an environment without one. */
export function demoPages(app: Hono, deps: Deps): void {
  if (deps.demo === null) return
  for (const { endpoint: own, handle } of [
    inbox,
    bindPublished(page('readInboxScript', '/dev/inbox.js'), () => script),
  ])
    app.get(own.path, (c) => handle(deps, c))
}
