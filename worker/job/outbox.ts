import { deliverDue } from '../service/notice/deliver'
import type { Job } from './runner'

/** Sends the messages that are due, by WeChat or SMS. */
export const outbox: Job = {
  name: 'outbox',
  everyMs: 10_000,
  run: async (context, each) => {
    await deliverDue(context, each)
  },
}
