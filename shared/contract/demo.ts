import * as v from 'valibot'
import { Done, Instant } from './common'
import { ANYONE, DEMO, endpoint } from './endpoint'

export const readHealth = endpoint({
  name: 'readHealth',
  method: 'GET',
  path: '/api/health',
  access: ANYONE,
  summary: 'Version, environment, database and migration state',
  answer: v.object({
    version: v.string(),
    environment: v.picklist(['demo', 'test', 'production']),
    now: v.pipe(Instant, v.description('The clock of the hall; in demo it can be moved')),
    database: v.picklist(['ok', 'unreachable']),
    migration: v.nullable(v.string()),
    migrated: v.boolean(),
  }),
})

/** Answers of the demo environment only; in production these paths do not exist. */
export const readDemoInbox = endpoint({
  name: 'readDemoInbox',
  method: 'GET',
  path: '/dev/inbox.json',
  access: DEMO,
  summary: 'What the stand-ins for SMS and WeChat sent',
  answer: v.object({
    messages: v.array(
      v.object({
        id: v.string(),
        channel: v.picklist(['sms', 'wechat']),
        to: v.string(),
        text: v.string(),
        at: Instant,
      }),
    ),
  }),
})

export const moveClock = endpoint({
  name: 'moveClock',
  method: 'POST',
  path: '/dev/clock',
  access: DEMO,
  summary: 'Moves the demo clock, and runs the jobs that are due then',
  body: v.strictObject({
    to: v.optional(Instant),
    byMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-525600), v.maxValue(525600))),
    reset: v.optional(v.boolean()),
  }),
  answer: v.object({ now: Instant }),
})

export const runDueJobs = endpoint({
  name: 'runDueJobs',
  method: 'POST',
  path: '/dev/jobs',
  access: DEMO,
  summary: 'Runs the due jobs now',
  answer: Done,
})

export const DemoPerson = v.object({
  phone: v.string(),
  name: v.string(),
  role: v.string(),
  pointId: v.nullable(v.string()),
})
export const listDemoPeople = endpoint({
  name: 'listDemoPeople',
  method: 'GET',
  path: '/dev/people',
  access: DEMO,
  summary: 'The demo people one can log in as',
  answer: v.object({ people: v.array(DemoPerson) }),
})
