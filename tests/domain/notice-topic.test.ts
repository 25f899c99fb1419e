import { expect, it } from 'vitest'
import { NOTICE_TOPICS } from '../../shared/contract/notice-topic'
import { SMS_TEMPLATES } from '../../worker/adapter/standin/sms-template'

it('names every topic that is sent, and no other', () => {
  const sent = Object.keys(SMS_TEMPLATES).filter((name) => name !== 'login_code' && !name.endsWith('_en'))
  expect([...NOTICE_TOPICS].sort()).toEqual(sent.sort())
})
