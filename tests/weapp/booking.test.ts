import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addParty } from '../../shared/contract/account'
import { bookAppointment, cancelAppointment, listAppointments } from '../../shared/contract/appointment'
import { listSlots } from '../../shared/contract/slot'
import { type Hall, type Login, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { bookVisitor, checkInVisitor, STREET } from '../support/visitor'
import { type Phone, startPhone } from './harness/phone'

const SUBJECT = { kind: 'bundle', id: 'restaurant' } as const
const TOMORROW = '2026-09-15'

describe('booking, in the mini-program', () => {
  let hall: Hall
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  const open = (page: string, login?: Login, more: [string, unknown][] = []) => {
    const session: [string, unknown][] = login ? [['yichuang.session', JSON.stringify(login.tokens)]] : []
    const storage = new Map<string, unknown>([...session, ...more])
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page, storage })
    return phone
  }
  const person = async (number: string) => {
    const login = await hall.login(number)
    const body = { kind: 'self', name: '李小满', documentKind: 'id_card', document: identityNumber() } as const
    const { answer } = await hall.call(addParty, { as: login, body })
    return { login, partyId: answer.id }
  }
  const atStreet: [string, unknown] = ['yichuang.point', JSON.stringify(STREET)]

  test('a tapped time is kept, the person is added on the spot, and the pass follows', async () => {
    const login = await hall.login('13900002001')
    const booking = open('/pages/booking/index?bundle=restaurant', login)
    await booking.tap(/^9月15日 周二/)
    await booking.tap(/^10:20/)
    await booking.see(/为您留着 [45]:/)
    await booking.tap('填上办事人', { nth: 0 })
    await booking.type('姓名', '欧阳小满')
    await booking.type('居民身份证号码', '510106199003071234')
    await booking.tap('就是这位')
    await booking.see('号码有一位填错了，请对照证件检查。')
    await booking.type('居民身份证号码', identityNumber())
    await booking.tap('就是这位')
    await booking.tap('就约这个')
    await booking.seePage('pages/pass/index')
    await booking.see(/^A\d{3}$/)
    const { answer } = await hall.call(listAppointments, { as: login, query: {} })
    expect(answer.appointments).toMatchObject([{ day: TOMORROW, startMinute: 620, state: 'booked', subject: SUBJECT }])
  })

  test('without login the choice waits, and the login opens on top of it', async () => {
    const booking = open('/pages/booking/index?bundle=restaurant')
    await booking.tap(/^9月16日 周三/)
    await booking.tap(/^09:40/)
    await booking.tap('登录后就约')
    await booking.seePage('pages/login/index')
    expect(booking.routes()).toEqual(['pages/booking/index', 'pages/login/index'])
  })

  test('a limit is said in words beside the button, with the way on', async () => {
    const { login, partyId } = await person('13900002002')
    const { slots } = await timesOf(TOMORROW)
    await hall.call(bookAppointment, { as: login, body: { slotId: slots[0]?.id ?? '', partyId, subject: SUBJECT } })
    const booking = open('/pages/booking/index?bundle=restaurant', login)
    await booking.tap(/^9月17日 周四/)
    await booking.tap(/^11:00/)
    await booking.see(/为您留着/)
    await booking.tap('就约这个')
    await booking.see('这件事已经有一个没办完的预约了。')
    await booking.tap('看已有的预约')
    await booking.seePage('pages/appointments/index')
  })

  test('a full day is waited for, and a freed place is taken in time', async () => {
    const day = '2026-09-18'
    const { slots } = await timesOf(day)
    const only = slots[0]?.id ?? ''
    hall.db
      .prepare("UPDATE slot SET closed_reason = 'x' WHERE point_id = ? AND day = ? AND id <> ?")
      .run([STREET, day, only])
    hall.db.prepare('UPDATE slot SET capacity = 1 WHERE id = ?').run([only])
    const first = await person('13900002003')
    const { answer: theirs } = await hall.call(bookAppointment, {
      as: first.login,
      body: { slotId: only, partyId: first.partyId, subject: SUBJECT },
    })
    const second = await person('13900002004')
    const booking = open('/pages/booking/index?bundle=restaurant', second.login, [atStreet])
    await booking.tap(/^9月18日 周五/)
    await booking.see('这一天约满了')
    await booking.tap('排队等空位')
    await booking.tap('排上')
    await booking.see('排在最前面')
    await hall.call(cancelAppointment, { as: first.login, params: { id: theirs.id } })
    await hall.runJobs()
    booking.close()
    const later = open('/pages/appointments/index', second.login)
    await later.see(/^有空位了：/)
    await later.tap('就要这个')
    await later.seePage('pages/pass/index')
  })

  test('the pass shows a code on the day, cancels only when asked twice, and follows the visit', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 150 })
    const pass = open(`/pages/pass/index?id=${visitor.appointment.id}`, visitor.login)
    await pass.see(visitor.appointment.number)
    await pass.see(/^每 60 秒换一次/)
    await pass.see(/^\d{3} \d{3}$/)
    await pass.tap('不来了')
    await pass.tap('还是来')
    await pass.seeNoMore('真的不来了吗')
    pass.close()
    const clerk = await hall.staff('clerk', visitor.appointment.pointId)
    await checkInVisitor(hall, clerk, visitor)
    const again = open(`/pages/pass/index?id=${visitor.appointment.id}`, visitor.login)
    await again.see('签到好了')
  })

  async function timesOf(day: string) {
    const { answer } = await hall.call(listSlots, { params: { id: STREET }, query: { day, windowKind: 'intake' } })
    return answer
  }
})
