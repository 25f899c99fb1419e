import { maskPhone } from '../../../shared/domain/mask'
import type { Login } from '../../support/hall'
import type { Phone } from '../harness/phone'

/** Accepts the open case, and these others of the application with it. */
export async function accepts(desk: Phone, ...others: string[]): Promise<void> {
  await desk.tap('受理')
  for (const [before, name] of others.entries()) {
    await desk.tap(new RegExp(`^${name} · 设立$`))
    await desk.see(`受理 · ${before + 2}`)
  }
  await desk.tap(`受理 · ${others.length + 1}`)
  await desk.see(`${others.length + 1} 件：受理`)
}

/** Signs an opinion that agrees with the open case. */
export async function agrees(desk: Phone, item: string): Promise<void> {
  await desk.tap('签审查意见')
  await desk.tap(/^同意/)
  await confirms(desk, item, '签审查意见')
}

/** Decides in the name of the department. */
export async function grants(desk: Phone, item: string): Promise<void> {
  await desk.tap('准予')
  await confirms(desk, item, '准予')
}

/** The button of the open sheet has the same words as the one below it that opened it. */
async function confirms(desk: Phone, item: string, action: string): Promise<void> {
  await desk.see(`${action} · ${item}`)
  await desk.tap(action, { nth: 0 })
  await desk.see(`${item}：${action}`)
}

/**
 * Plans one visit for all cases that have theirs before them: these inspectors, these times (`9月17日 周四 10:00`).
 * The address is the one of the form.
 */
export async function plansAVisit(desk: Phone, inspectors: readonly Login[], times: readonly string[]): Promise<void> {
  for (const { phone } of inspectors) await desk.tap(maskPhone(phone))
  for (const time of times) {
    await desk.tap(time.slice(0, time.lastIndexOf(' ')))
    await desk.tap(time)
  }
  await desk.tap('发给申请人定时间')
  await desk.seePage('packages/inspect/visit/index')
}

/** Opens one's visit at this time of today. */
export async function goesTo(phone: Phone, time: string): Promise<void> {
  await phone.tap(new RegExp(`^${time}`))
  await phone.seePage('packages/inspect/visit/index')
}

/** On the spot: nothing is wrong with this item; it is sent to the hall. */
export async function recordsAPass(phone: Phone, item: string): Promise<void> {
  await phone.tap(`记：${item}`)
  await phone.tap(/^通过/)
  await phone.tap('记下')
  await phone.see(/已传/)
  await phone.seeNoMore(/等着传/)
}

/** Enters what the issuing system gave for the open case. */
export async function issues(desk: Phone, number: string, seal: string): Promise<void> {
  await desk.type('证照编号', number)
  await desk.type('电子印章', seal)
  await desk.tap('出证')
  await desk.see(`编号 ${number}`)
}

/** Proves by the code who it is, and gives out all that lies at the window. */
export async function handsOver(desk: Phone, code: string, count: number): Promise<void> {
  await desk.type('取证码或证件号码', code)
  await desk.tap('核对')
  await desk.see(/^核对过了，是 金\*+ 的申请/)
  await desk.tap('交给申请人')
  await desk.see(`交出去 ${count} 张`)
}
